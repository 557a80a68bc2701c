import Foundation

/// A PDF as other people's readers see it, through poppler's tools.
package final class Poppler {
    private let file: URL
    /// Removed with the value.
    private let folder: URL?

    /// Writes the bytes to a temporary file; `MGESTION_APERCU=folder` keeps them there under the name, to be looked at.
    package init(_ bytes: [UInt8], name: String) throws {
        let kept = ProcessInfo.processInfo.environment["MGESTION_APERCU"].map { URL(filePath: $0) }
        let place = kept ?? URL.temporaryDirectory.appending(path: "mgestion-\(UUID().uuidString)")
        folder = kept == nil ? place : nil
        file = place.appending(path: "\(name).pdf")
        try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
        try Data(bytes).write(to: file)
    }

    deinit {
        if let folder { try? FileManager.default.removeItem(at: folder) }
    }

    /// The text in reading order, pages parted by form feeds.
    package func text() throws -> String { try run("pdftotext", ["-enc", "UTF-8", file.path(), "-"]) }

    /// The text on one line, whatever the line breaks.
    package func flatText() throws -> String {
        try text().split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    /// « Pages », « Tagged », « Title »…
    package func info() throws -> [String: String] {
        try run("pdfinfo", [file.path()]).split(separator: "\n").reduce(into: [:]) { infos, line in
            guard let colon = line.firstIndex(of: ":") else { return }
            infos[String(line[..<colon])] = line[line.index(after: colon)...].trimmingCharacters(in: .whitespaces)
        }
    }

    /// The structure tree with its texts.
    package func structure() throws -> String { try run("pdfinfo", ["-struct-text", file.path()]) }

    /// Name of each font and whether it is embedded.
    package func fonts() throws -> [(name: String, embedded: Bool)] {
        try run("pdffonts", [file.path()]).split(separator: "\n").dropFirst(2).map { line in
            let words = line.split(separator: " ")
            return (String(words[0]), words.dropLast(4).last == "yes")
        }
    }

    /// The boxes of the words, in points: page, left, top, right, bottom.
    package func words() throws -> [(page: Int, left: Double, top: Double, right: Double, bottom: Double)] {
        var page = 0
        return try run("pdftotext", ["-bbox", file.path(), "-"]).split(separator: "\n").compactMap { line in
            if line.contains("<page ") { page += 1 }
            guard line.contains("<word ") else { return nil }
            let values = line.split(separator: "\"").enumerated().filter { !$0.offset.isMultiple(of: 2) }
                .compactMap { Double($0.element) }
            return values.count == 4 ? (page, values[0], values[1], values[2], values[3]) : nil
        }
    }

    private func run(_ tool: String, _ arguments: [String]) throws -> String {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [tool] + arguments
        let output = Pipe()
        let errors = Pipe()
        process.standardOutput = output
        process.standardError = errors
        try process.run()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        let complaint = errors.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        // Poppler tells of a damaged file on its error output and goes on.
        guard process.terminationStatus == 0, complaint.isEmpty else {
            throw Complaint(tool: tool, message: String(decoding: complaint, as: UTF8.self))
        }
        return String(decoding: data, as: UTF8.self)
    }

    package struct Complaint: Error {
        package let tool: String
        package let message: String
    }
}
