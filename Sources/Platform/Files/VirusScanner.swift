import NIOCore
import NIOPosix

package enum ScanVerdict: Sendable, Equatable {
    case clean
    /// With the name that the scanner gives to what it found.
    case infected(String)
}

/// The scanner could not answer: the file is neither clean nor infected.
package struct ScannerUnavailable: Error {
    package let reason: String
}

/// Looks for viruses in files that strangers send. Without one configured there is none: `nil`, and the
/// configuration page says so.
package protocol VirusScanner: Sendable {
    /// - Throws: `ScannerUnavailable`
    func scan(_ file: FileChunks) async throws -> ScanVerdict
}

/// ClamAV's daemon, over its socket, with the INSTREAM command.
package struct ClamdScanner: VirusScanner {
    private enum Address {
        case path(String)
        case host(String, Int)
    }

    private let address: Address
    private let timeout: Duration

    /// - Parameter url: `unix:/run/clamav/clamd.ctl` or `tcp://host:3310`.
    /// - Throws: `ScannerUnavailable` for anything else.
    package init(url: String, timeout: Duration = .seconds(60)) throws {
        self.timeout = timeout
        if url.hasPrefix("unix:") {
            address = .path(String(url.dropFirst(5)))
        } else if url.hasPrefix("tcp://"), let colon = url.lastIndex(of: ":"),
            let port = Int(url[url.index(after: colon)...]),
            (1...65_535).contains(port)
        {
            address = .host(String(url[url.index(url.startIndex, offsetBy: 6)..<colon]), port)
        } else {
            throw ScannerUnavailable(reason: "the address is neither unix:/path nor tcp://host:port")
        }
    }

    package func scan(_ file: FileChunks) async throws -> ScanVerdict {
        let (address, timeout) = (address, timeout)
        let reply = try await withThrowingTaskGroup(of: String.self) { group in
            group.addTask {
                do {
                    return try await ClamdScanner.converse(address, file)
                } catch let error as FileFailure {
                    throw error
                } catch let error as ScannerUnavailable {
                    throw error
                } catch {
                    throw ScannerUnavailable(reason: String(describing: type(of: error)))
                }
            }
            group.addTask {
                try await Task.sleep(for: timeout)
                throw ScannerUnavailable(reason: "no answer in \(timeout)")
            }
            defer { group.cancelAll() }
            guard let reply = try await group.next() else { throw ScannerUnavailable(reason: "no answer") }
            return reply
        }
        return try ClamdScanner.verdict(reply)
    }

    /// Each chunk is preceded by its length in four bytes; a length of zero ends the file.
    private static func converse(_ address: Address, _ file: FileChunks) async throws -> String {
        let channel = try await connect(address)
        return try await channel.executeThenClose { inbound, outbound in
            try await outbound.write(ByteBuffer(string: "zINSTREAM\0"))
            do {
                for try await chunk in file {
                    var frame = ByteBuffer()
                    frame.writeInteger(UInt32(chunk.readableBytes))
                    frame.writeImmutableBuffer(chunk)
                    try await outbound.write(frame)
                }
                try await outbound.write(ByteBuffer(integer: UInt32(0)))
            } catch is ChannelError {
                // clamd hangs up on a file above its own limit, after having said so: read what it said.
            } catch is IOError {
            }
            var reply = ""
            for try await buffer in inbound {
                reply += String(buffer: buffer)
                if reply.utf8.last == 0 || reply.utf8.count > 4096 { break }
            }
            return reply
        }
    }

    private static func connect(_ address: Address) async throws -> NIOAsyncChannel<ByteBuffer, ByteBuffer> {
        let bootstrap = ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton).connectTimeout(.seconds(5))
        switch address {
        case .path(let path):
            return try await bootstrap.connect(unixDomainSocketPath: path) { channel in
                channel.eventLoop.makeCompletedFuture { try NIOAsyncChannel(wrappingChannelSynchronously: channel) }
            }
        case .host(let host, let port):
            return try await bootstrap.connect(host: host, port: port) { channel in
                channel.eventLoop.makeCompletedFuture { try NIOAsyncChannel(wrappingChannelSynchronously: channel) }
            }
        }
    }

    static func verdict(_ reply: String) throws -> ScanVerdict {
        let words = String(reply.prefix { $0 != "\0" && $0 != "\n" })
        if words == "stream: OK" { return .clean }
        if words.hasPrefix("stream: "), words.hasSuffix(" FOUND") {
            return .infected(String(words.dropFirst(8).dropLast(6)))
        }
        throw ScannerUnavailable(reason: words.isEmpty ? "no answer" : words)
    }
}
