import Foundation

/// Randomness from the operating system.
package enum SecureRandom {
    package static func bytes(_ count: Int) -> [UInt8] {
        // In one call: the standard library's generator asks the system anew for every eight bytes, and each page draws
        // the mask of its token. This one fills the whole or stops the process; it never gives less.
        [UInt8](unsafeUninitializedCapacity: count) { bytes, made in
            if let start = bytes.baseAddress { arc4random_buf(start, count) }
            made = count
        }
    }

    /// A secret that fits in a URL, a cookie or a file name: 32 bytes are 43 characters.
    package static func token(bytes count: Int = 32) -> String { Base64URL.encode(bytes(count)) }
}
