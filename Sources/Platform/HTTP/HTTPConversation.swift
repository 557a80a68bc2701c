import CCurl
import CurlShim
import Foundation

/// One request over one connection.
struct HTTPConversation {
    private static let isReady = curl_global_init(3) == CURLE_OK

    private let call: OutgoingHTTP.Call
    private let authorities: String?
    private let timeoutSeconds: Int

    init(_ call: OutgoingHTTP.Call, _ authorities: String?, _ timeoutSeconds: Int) {
        self.call = call
        self.authorities = authorities
        self.timeoutSeconds = timeoutSeconds
    }

    func perform() throws -> Int {
        guard HTTPConversation.isReady, let handle = curl_easy_init() else {
            throw OutgoingHTTP.Failure.unreachable("libcurl cannot start")
        }
        defer { curl_easy_cleanup(handle) }
        let door = Door(allowsPrivate: call.allowsPrivate)
        let form = call.form.map { fields in
            fields.map { URLText.encode($0.name) + "=" + URLText.encode($0.value) }.joined(separator: "&")
        }
        // libcurl keeps pointers to what it is given here: both live until the request is over.
        let code = withExtendedLifetime(door) {
            configure(handle, door)
            guard let form else { return curl_easy_perform(handle) }
            return form.withCString { text in
                mg_curl_set_long(handle, CURLOPT_POST, 1)
                mg_curl_set_long(handle, CURLOPT_POSTFIELDSIZE, form.utf8.count)
                mg_curl_set_pointer(handle, CURLOPT_POSTFIELDS, UnsafeMutableRawPointer(mutating: text))
                return curl_easy_perform(handle)
            }
        }
        guard code == CURLE_OK else { throw failure(code, door) }
        var status = 0
        mg_curl_get_long(handle, CURLINFO_RESPONSE_CODE, &status)
        return status
    }

    private func configure(_ handle: UnsafeMutableRawPointer, _ door: Door) {
        mg_curl_set_string(handle, CURLOPT_URL, call.url)
        mg_curl_set_string(handle, CURLOPT_PROTOCOLS_STR, call.onlyHTTPS ? "https" : "http,https")
        // A proxy of the environment would be the one to resolve the name: the check of the address would mean nothing.
        mg_curl_set_string(handle, CURLOPT_PROXY, "")
        mg_curl_set_long(handle, CURLOPT_FOLLOWLOCATION, 0)
        mg_curl_set_long(handle, CURLOPT_NOSIGNAL, 1)
        mg_curl_set_long(handle, CURLOPT_CONNECTTIMEOUT, timeoutSeconds)
        mg_curl_set_long(handle, CURLOPT_TIMEOUT, timeoutSeconds)
        if let authorities { mg_curl_set_string(handle, CURLOPT_CAINFO, authorities) }
        mg_curl_set_write(handle, discard, nil)
        mg_curl_set_opensocket(handle, openSocket, Unmanaged.passUnretained(door).toOpaque())
    }

    private func failure(_ code: CURLcode, _ door: Door) -> OutgoingHTTP.Failure {
        if door.refused { return .privateAddress }
        return switch code {
        case CURLE_URL_MALFORMAT, CURLE_UNSUPPORTED_PROTOCOL: .badURL
        case CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CONNECT_ERROR, CURLE_SSL_CERTPROBLEM, CURLE_SSL_CACERT_BADFILE:
            .certificate
        default: .unreachable(String(cString: curl_easy_strerror(code)))
        }
    }
}

/// Lets the connection out, or not. The address looked at is the one connected to: a name that changes its answer
/// between a check and the connection gains nothing. Touched by libcurl's one thread.
private final class Door {
    let allowsPrivate: Bool
    private(set) var refused = false

    init(allowsPrivate: Bool) { self.allowsPrivate = allowsPrivate }

    func open(_ address: UnsafeMutablePointer<curl_sockaddr>) -> curl_socket_t {
        if !allowsPrivate, PrivateAddress.contains(Door.bytes(address)) {
            refused = true
            return -1
        }
        return socket(address.pointee.family, address.pointee.socktype, address.pointee.`protocol`)
    }

    private static func bytes(_ address: UnsafeMutablePointer<curl_sockaddr>) -> [UInt8] {
        // `addr` is declared as the general kind and holds the particular one.
        guard let offset = MemoryLayout<curl_sockaddr>.offset(of: \.addr) else { return [] }
        let start = UnsafeRawPointer(address) + offset
        switch address.pointee.family {
        case AF_INET:
            let v4 = start.loadUnaligned(as: sockaddr_in.self).sin_addr
            return withUnsafeBytes(of: v4) { Array($0) }
        case AF_INET6:
            let v6 = start.loadUnaligned(as: sockaddr_in6.self).sin6_addr
            return withUnsafeBytes(of: v6) { Array($0) }
        default: return []
        }
    }
}

private func openSocket(
    _ context: UnsafeMutableRawPointer?, _ purpose: curlsocktype, _ address: UnsafeMutablePointer<curl_sockaddr>?
) -> curl_socket_t {
    guard let context, let address else { return -1 }
    return Unmanaged<Door>.fromOpaque(context).takeUnretainedValue().open(address)
}

/// The answer's body is not wanted; the time allowed bounds it.
private func discard(
    _ bytes: UnsafeMutablePointer<CChar>?, _ size: Int, _ count: Int, _ context: UnsafeMutableRawPointer?
) -> Int { size * count }
