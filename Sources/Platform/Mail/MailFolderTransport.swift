/// Writes each message as a `.eml` file in a folder: demonstrations, and servers that pick mail up themselves.
package struct MailFolderTransport: MailTransport {
    private let directory: String
    private let clock: any Clock
    private let pool = BlockingPool("mail-folder", threads: 1)

    /// - Parameter directory: created when absent. Files are named so that they sort by moment.
    package init(_ directory: String, clock: any Clock = SystemClock()) {
        self.directory = directory
        self.clock = clock
    }

    package func send(_ mail: Mail, message: [UInt8]) async throws {
        let stamp = clock.now.iso.filter { $0.isNumber }
        let path = "\(directory)/\(stamp)-\(SecureRandom.token(bytes: 6)).eml"
        try await pool.run { [directory] in
            try DurableFile.makeDirectory(directory)
            let file = try TemporaryFile(in: directory)
            defer { file.discard() }
            try file.write(message)
            _ = try file.publish(at: path, replacing: true)
        }
    }
}
