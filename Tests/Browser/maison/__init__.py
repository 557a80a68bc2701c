"""What the browser tests share: the server under test, a contract to type, the screen, a client without browser."""
