/// Text in headers: encoded words for what is not ASCII (RFC 2047), folding for what is long (RFC 5322 § 2.2.3).
enum HeaderText {
    /// Subjects and other free text.
    static func unstructured(_ text: String) -> String { isPlain(text) ? text : encodedWords(text) }

    /// The name before an address: quoted or encoded.
    static func phrase(_ text: String) -> String {
        guard isPlain(text) else { return encodedWords(text) }
        return "\"" + text.replacingEach("\\", with: "\\\\").replacingEach("\"", with: "\\\"") + "\""
    }

    /// Lines of at most 76 characters where spaces allow it; a continuation line begins with the space itself.
    static func fold(_ name: String, _ value: String) -> String {
        var result = ""
        var line = name + ":"
        var words = value.split(separator: " ", omittingEmptySubsequences: false)[...]
        while let word = words.popFirst() {
            // A continuation of spaces only could be taken for the end of the headers.
            if line.utf8.count + 1 + word.utf8.count > 76, !word.isEmpty, !line.hasSuffix(":") {
                result += line + "\r\n"
                line = ""
            }
            line += " " + word
        }
        return result + line
    }

    /// Plain ASCII that no reader takes for an encoded word and whose words fit on a line.
    private static func isPlain(_ text: String) -> Bool {
        text.utf8.allSatisfy { (32...126).contains($0) } && !text.hasSubsequence("=?") && !text.hasSubsequence("  ")
            && !text.hasPrefix(" ") && !text.hasSuffix(" ")
            && text.split(separator: " ").allSatisfy { $0.utf8.count <= 900 }
    }

    /// At most 60 characters each, which leaves room for the name of the header; a character is never cut in two.
    private static func encodedWords(_ text: String) -> String {
        var words: [String] = []
        var bytes: [UInt8] = []
        for scalar in text.unicodeScalars {
            let next = scalar == "\t" ? [32] : Array(String(scalar).utf8)
            if bytes.count + next.count > 36 {
                words.append(word(bytes))
                bytes = []
            }
            bytes += next
        }
        if !bytes.isEmpty { words.append(word(bytes)) }
        return words.joined(separator: " ")
    }

    private static func word(_ bytes: [UInt8]) -> String { "=?utf-8?B?" + Base64.encode(bytes) + "?=" }
}

extension String {
    fileprivate func hasSubsequence(_ text: String) -> Bool { Array(utf8).firstRange(of: Array(text.utf8)) != nil }

    fileprivate func replacingEach(_ character: Character, with text: String) -> String {
        map { $0 == character ? text : String($0) }.joined()
    }
}
