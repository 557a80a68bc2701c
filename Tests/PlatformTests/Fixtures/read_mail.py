"""Reads a message with Python's parser and prints what a mail program would show, as JSON."""

import email
import email.policy
import json
import sys

message = email.message_from_bytes(open(sys.argv[1], "rb").read(), policy=email.policy.default)
parts = {part.get_content_type(): part.get_content().replace("\r\n", "\n") for part in message.walk() if not part.is_multipart()}
print(json.dumps({
    "headers": {name: str(value) for name, value in message.items()},
    "parts": parts,
    "type": message.get_content_type(),
    "defects": [str(defect) for part in message.walk() for defect in part.defects],
}))
