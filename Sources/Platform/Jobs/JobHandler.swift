import Foundation
package import Logging

/// What a handler may use.
package struct JobContext: Sendable {
    package let database: any Database
    package let clock: any Clock
    /// Carries the job's identifier, kind and request.
    package let logger: Logger
    /// 1 the first time.
    package let attempt: Int
    package let isLastAttempt: Bool
    package let requestID: String?
}

/// How the jobs of one kind are run. A job runs at least once: a handler that is cut off runs again.
package struct JobHandler: Sendable {
    package let kind: String
    let run: @Sendable (_ content: String, _ context: JobContext) async throws -> Void

    /// `JobHandler.handling(MailJob.self) { job, context in … }`
    package static func handling<J: Job>(
        _ type: J.Type, _ body: @escaping @Sendable (J, JobContext) async throws -> Void
    ) -> JobHandler {
        JobHandler(kind: J.kind) { content, context in
            let job: J
            do {
                job = try JSONDecoder().decode(J.self, from: Data(content.utf8))
            } catch {
                throw JobAbandoned("the content cannot be read by this version")
            }
            try await body(job, context)
        }
    }
}

/// Thrown by a handler when trying again would change nothing.
package struct JobAbandoned: Error, DescribedWithoutPersonalData {
    package let descriptionWithoutPersonalData: String

    /// - Parameter reason: shown at the desk and logged: no person's data.
    package init(_ reason: String) { descriptionWithoutPersonalData = reason }
}

/// An error whose words may be kept in a table and a log.
package protocol DescribedWithoutPersonalData: Error {
    var descriptionWithoutPersonalData: String { get }
}

enum ErrorText {
    /// Type and case of the error. Its values are left out: an engine quotes in its errors the row it refuses.
    static func withoutPersonalData(_ error: any Error) -> String {
        if let error = error as? any DescribedWithoutPersonalData {
            return String(error.descriptionWithoutPersonalData.prefix(500))
        }
        let type = String(describing: Swift.type(of: error))
        let mirror = Mirror(reflecting: error)
        guard mirror.displayStyle == .enum else { return type }
        if let label = mirror.children.first?.label { return "\(type).\(label)" }
        return Swift.type(of: error) is any CustomStringConvertible.Type ? type : "\(type).\(error)"
    }
}
