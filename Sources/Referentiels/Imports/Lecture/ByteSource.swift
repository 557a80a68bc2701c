import CZip
import Foundation

/// Bytes read in order: a file, or an entry of an archive as it inflates.
protocol ByteSource: AnyObject {
    /// - Returns: how many bytes were read, zero at the end.
    /// - Throws: `ImportError.illisible`
    func read(into buffer: UnsafeMutableBufferPointer<UInt8>) throws -> Int
    func seek(to offset: Int) throws
}

final class FileSource: ByteSource {
    private let descriptor: Int32

    /// - Throws: `ImportError.introuvable`
    init(_ path: String) throws {
        descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw ImportError.introuvable(path) }
        posix_fadvise(descriptor, 0, 0, POSIX_FADV_SEQUENTIAL)
    }

    deinit { if descriptor >= 0 { close(descriptor) } }

    func read(into buffer: UnsafeMutableBufferPointer<UInt8>) throws -> Int {
        while true {
            let count = Foundation.read(descriptor, buffer.baseAddress, buffer.count)
            if count >= 0 { return count }
            guard errno == EINTR else { throw ImportError.illisible(String(cString: strerror(errno))) }
        }
    }

    func seek(to offset: Int) throws {
        guard lseek(descriptor, offset, SEEK_SET) == offset else {
            throw ImportError.illisible(String(cString: strerror(errno)))
        }
    }
}

/// A zip archive opened for reading.
final class ZipArchive {
    fileprivate let handle: OpaquePointer

    /// - Throws: `ImportError.illisible` when the file is no archive.
    init(_ path: String) throws {
        var code: Int32 = 0
        guard let archive = zip_open(path, ZIP_RDONLY, &code) else {
            throw ImportError.illisible("archive illisible (\(code))")
        }
        handle = archive
    }

    deinit { zip_discard(handle) }

    var names: [String] {
        (0..<max(0, zip_get_num_entries(handle, 0))).compactMap { index in
            zip_get_name(handle, UInt64(index), 0).map { String(cString: $0) }
        }
    }

    /// - Throws: `ImportError.illisible` when there is no such entry.
    func source(_ name: String) throws -> ZipSource { try ZipSource(self, name) }
}

final class ZipSource: ByteSource {
    private let archive: ZipArchive
    private let name: String
    private var file: OpaquePointer
    private var offset = 0

    fileprivate init(_ archive: ZipArchive, _ name: String) throws {
        self.archive = archive
        self.name = name
        file = try ZipSource.open(archive, name)
    }

    deinit { zip_fclose(file) }

    private static func open(_ archive: ZipArchive, _ name: String) throws -> OpaquePointer {
        guard let file = zip_fopen(archive.handle, name, 0) else {
            throw ImportError.illisible("« \(name) » ne s'ouvre pas dans l'archive")
        }
        return file
    }

    func read(into buffer: UnsafeMutableBufferPointer<UInt8>) throws -> Int {
        let count = zip_fread(file, buffer.baseAddress, UInt64(buffer.count))
        guard count >= 0 else { throw ImportError.illisible("« \(name) » est abîmé dans l'archive") }
        offset += Int(count)
        return Int(count)
    }

    /// Inflates again from the start when it must: archives are not read backwards.
    func seek(to target: Int) throws {
        if target < offset {
            zip_fclose(file)
            file = try ZipSource.open(archive, name)
            offset = 0
        }
        let scratch = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: 1 << 16)
        defer { scratch.deallocate() }
        while offset < target {
            let part = UnsafeMutableBufferPointer(rebasing: scratch[..<min(scratch.count, target - offset)])
            guard try read(into: part) > 0 else { throw ImportError.illisible("« \(name) » est plus court qu'avant") }
        }
    }
}
