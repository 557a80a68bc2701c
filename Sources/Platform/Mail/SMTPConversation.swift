import CCurl
import CurlShim

/// One message over one connection.
struct SMTPConversation {
    private static let isReady = curl_global_init(3) == CURLE_OK

    private let settings: SMTPTransport.Settings

    init(_ settings: SMTPTransport.Settings) { self.settings = settings }

    /// - Throws: `MailRefusal`, `MailUnreachable`
    func send(from: String, to: String, message: [UInt8]) throws {
        guard SMTPConversation.isReady, let handle = curl_easy_init() else {
            throw MailUnreachable(reason: "libcurl cannot start")
        }
        defer { curl_easy_cleanup(handle) }
        guard let recipients = curl_slist_append(nil, "<\(to)>") else {
            throw MailUnreachable(reason: "out of memory")
        }
        defer { curl_slist_free_all(recipients) }

        let exchange = SMTPExchange(message)
        let code = withExtendedLifetime(exchange) {
            configure(handle, from: from, recipients, exchange)
            return curl_easy_perform(handle)
        }
        var reply = 0
        mg_curl_get_long(handle, CURLINFO_RESPONSE_CODE, &reply)
        guard code != CURLE_OK else { return }
        throw failure(code, reply: reply, exchange)
    }

    private func configure(
        _ handle: UnsafeMutableRawPointer, from: String, _ recipients: UnsafeMutablePointer<curl_slist>,
        _ exchange: SMTPExchange
    ) {
        let context = Unmanaged.passUnretained(exchange).toOpaque()
        mg_curl_set_string(handle, CURLOPT_URL, settings.url)
        mg_curl_set_string(handle, CURLOPT_PROTOCOLS_STR, "smtp,smtps")
        mg_curl_set_string(handle, CURLOPT_MAIL_FROM, "<\(from)>")
        mg_curl_set_list(handle, CURLOPT_MAIL_RCPT, recipients)
        mg_curl_set_long(handle, CURLOPT_UPLOAD, 1)
        mg_curl_set_long(handle, CURLOPT_INFILESIZE, exchange.message.count)
        mg_curl_set_long(handle, CURLOPT_NOSIGNAL, 1)
        mg_curl_set_long(handle, CURLOPT_CONNECTTIMEOUT, min(20, settings.timeoutSeconds))
        mg_curl_set_long(handle, CURLOPT_TIMEOUT, settings.timeoutSeconds)
        let encryption =
            switch settings.startTLS {
            case .required: CURLUSESSL_ALL
            case .offered: CURLUSESSL_TRY
            case .never: CURLUSESSL_NONE
            }
        mg_curl_set_long(handle, CURLOPT_USE_SSL, Int(encryption.rawValue))
        if let authorities = settings.authorities { mg_curl_set_string(handle, CURLOPT_CAINFO, authorities) }
        mg_curl_set_read(handle, readMessage, context)
        mg_curl_set_header(handle, collectReply, context)
        mg_curl_set_write(handle, collectReply, context)
    }

    /// An answer of the 500s to this sender, this recipient or this message will be the same tomorrow; one to the
    /// greeting or the password is about the service and will not.
    private func failure(_ code: CURLcode, reply: Int, _ exchange: SMTPExchange) -> any Error {
        let aboutTheMail = code == CURLE_SEND_ERROR || (code == CURLE_WEIRD_SERVER_REPLY && exchange.hasBegun)
        let aboutTheService = [530, 534, 535, 538, 421, 454].contains(reply)
        guard (400..<600).contains(reply), aboutTheMail || code == CURLE_LOGIN_DENIED else {
            return MailUnreachable(reason: String(cString: curl_easy_strerror(code)))
        }
        return MailRefusal(
            code: reply, words: exchange.words(of: reply), isPermanent: reply >= 500 && aboutTheMail && !aboutTheService
        )
    }
}

/// What libcurl reads from and writes to while it talks; touched by its one thread.
private final class SMTPExchange {
    let message: [UInt8]
    private var sent = 0
    private var reply: [UInt8] = []

    init(_ message: [UInt8]) { self.message = message }

    var hasBegun: Bool { sent > 0 }

    /// What the server said with this code, without the code.
    func words(of code: Int) -> String {
        let lines = String(decoding: reply, as: UTF8.self).split(whereSeparator: \.isNewline)
        let said = lines.filter { $0.hasPrefix("\(code) ") || $0.hasPrefix("\(code)-") }.map { $0.dropFirst(4) }
        return String(said.joined(separator: " ").prefix(500))
    }

    func read(into buffer: UnsafeMutableRawBufferPointer) -> Int {
        let piece = message[sent...].prefix(buffer.count)
        buffer.copyBytes(from: piece)
        sent += piece.count
        return piece.count
    }

    func heard(_ bytes: UnsafeRawBufferPointer) {
        if reply.count > 65_536 { reply.removeFirst(32_768) }
        reply.append(contentsOf: bytes)
    }
}

private func readMessage(
    _ buffer: UnsafeMutablePointer<CChar>?, _ size: Int, _ count: Int, _ context: UnsafeMutableRawPointer?
) -> Int {
    guard let context, let buffer else { return 0 }
    let exchange = Unmanaged<SMTPExchange>.fromOpaque(context).takeUnretainedValue()
    return exchange.read(into: UnsafeMutableRawBufferPointer(start: buffer, count: size * count))
}

private func collectReply(
    _ bytes: UnsafeMutablePointer<CChar>?, _ size: Int, _ count: Int, _ context: UnsafeMutableRawPointer?
) -> Int {
    guard let context, let bytes else { return 0 }
    let exchange = Unmanaged<SMTPExchange>.fromOpaque(context).takeUnretainedValue()
    exchange.heard(UnsafeRawBufferPointer(start: bytes, count: size * count))
    return size * count
}
