import Foundation

/// A system call on a file that failed.
package struct FileFailure: Error, CustomStringConvertible {
    package let operation: String
    package let path: String
    package let code: Int32

    init(_ operation: String, _ path: String, code: Int32 = errno) {
        self.operation = operation
        self.path = path
        self.code = code
    }

    package var description: String { "\(operation) \(path): \(String(cString: strerror(code)))" }
}

/// The system calls that Foundation hides: flushing to disk, files and directories alike.
enum DurableFile {
    static func parent(of path: String) -> String {
        let parent = (path as NSString).deletingLastPathComponent
        return parent.isEmpty ? "." : parent
    }

    /// Nil when there is no such file.
    static func status(_ path: String) throws -> (size: Int, mode: Int, modified: Date)? {
        do {
            let attributes = try FileManager.default.attributesOfItem(atPath: path)
            guard let size = attributes[.size] as? NSNumber, let mode = attributes[.posixPermissions] as? NSNumber,
                let modified = attributes[.modificationDate] as? Date
            else { throw FileFailure("stat", path, code: EIO) }
            return (size.intValue, mode.intValue, modified)
        } catch CocoaError.fileReadNoSuchFile, CocoaError.fileNoSuchFile {
            return nil
        }
    }

    static func read(_ path: String) throws -> [UInt8] {
        let file = try OpenFile(path)
        return try file.read(at: 0, count: file.size)
    }

    /// Creates the directory and flushes the name of each one made.
    static func makeDirectory(_ path: String) throws {
        guard mkdir(path, 0o750) != 0 else { return try flushDirectory(parent(of: path)) }
        switch errno {
        case EEXIST: return
        case ENOENT:
            try makeDirectory(parent(of: path))
            guard mkdir(path, 0o750) == 0 || errno == EEXIST else { throw FileFailure("mkdir", path) }
            try flushDirectory(parent(of: path))
        default: throw FileFailure("mkdir", path)
        }
    }

    static func flushDirectory(_ path: String) throws {
        let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw FileFailure("open", path) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw FileFailure("fsync", path) }
    }
}

/// A file being written under a name of its own, until it is published or discarded.
final class TemporaryFile: @unchecked Sendable {
    // Touched by one call at a time: the writer hands it from one to the next.
    private var descriptor: Int32
    private var exists = true
    let path: String

    init(in directory: String, mode: mode_t = 0o640) throws {
        path = directory + "/.tmp-" + SecureRandom.token(bytes: 16)
        descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode)
        guard descriptor >= 0 else { throw FileFailure("create", path) }
    }

    deinit { discard() }

    func write(_ bytes: [UInt8]) throws { try bytes.withUnsafeBytes { try write($0) } }

    func write(_ bytes: UnsafeRawBufferPointer) throws {
        var rest = bytes
        while !rest.isEmpty {
            let count = Foundation.write(descriptor, rest.baseAddress, rest.count)
            if count < 0 {
                if errno == EINTR { continue }
                throw FileFailure("write", path)
            }
            rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(count))
        }
    }

    /// Content on disk, then the name, then the directory that holds the name.
    ///
    /// - Returns: false when the name was taken and is not to be replaced.
    func publish(at destination: String, replacing: Bool) throws -> Bool {
        guard fsync(descriptor) == 0 else { throw FileFailure("fsync", path) }
        if replacing {
            guard rename(path, destination) == 0 else { throw FileFailure("rename", destination) }
            exists = false
        } else {
            guard link(path, destination) == 0 else {
                if errno == EEXIST { return false }
                throw FileFailure("link", destination)
            }
        }
        discard()
        try DurableFile.flushDirectory(DurableFile.parent(of: destination))
        return true
    }

    func discard() {
        if descriptor >= 0 { close(descriptor) }
        descriptor = -1
        if exists { unlink(path) }
        exists = false
    }
}

/// A file open for reading at any place.
final class OpenFile: Sendable {
    private let descriptor: Int32
    let size: Int
    private let path: String

    init(_ path: String) throws {
        self.path = path
        descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw FileFailure("open", path) }
        size = Int(lseek(descriptor, 0, SEEK_END))
        guard size >= 0 else {
            close(descriptor)
            throw FileFailure("seek", path)
        }
    }

    deinit { close(descriptor) }

    /// Fewer bytes than asked for at the end of the file only.
    func read(at offset: Int, count: Int) throws -> [UInt8] {
        guard offset >= 0, count > 0 else { return [] }
        var failure: FileFailure?
        let bytes = [UInt8](unsafeUninitializedCapacity: min(count, max(0, size - offset))) { buffer, filled in
            while filled < buffer.count {
                let read = pread(
                    descriptor, buffer.baseAddress?.advanced(by: filled), buffer.count - filled, off_t(offset + filled))
                if read < 0 {
                    if errno == EINTR { continue }
                    failure = FileFailure("read", path)
                    return
                }
                if read == 0 { return }
                filled += read
            }
        }
        if let failure { throw failure }
        return bytes
    }
}
