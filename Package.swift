// swift-tools-version: 6.2

import PackageDescription

/// Every target of ours compiles under the same rules: Swift 6 concurrency, explicit existentials, imports
/// that must be written where they are used and that stay internal, and no warning left behind.
let rules: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .treatAllWarnings(as: .error),
]

let hummingbird: Target.Dependency = .product(name: "Hummingbird", package: "hummingbird")
let logging: Target.Dependency = .product(name: "Logging", package: "swift-log")
let crypto: Target.Dependency = .product(name: "Crypto", package: "swift-crypto")
let nioCore: Target.Dependency = .product(name: "NIOCore", package: "swift-nio")
let nioHTTP1: Target.Dependency = .product(name: "NIOHTTP1", package: "swift-nio")
let nioPosix: Target.Dependency = .product(name: "NIOPosix", package: "swift-nio")
let httpTypes: Target.Dependency = .product(name: "HTTPTypes", package: "swift-http-types")
let lifecycle: Target.Dependency = .product(name: "ServiceLifecycle", package: "swift-service-lifecycle")

let package = Package(
    name: "mgestion",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "mgestion", targets: ["mgestion"])
    ],
    dependencies: [
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.0"),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-configuration", from: "1.4.0"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.0"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.0"),
        .package(url: "https://github.com/apple/swift-system", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.0"),
    ],
    targets: [
        // MARK: 5 The command
        .executableTarget(
            name: "mgestion",
            dependencies: [
                "Server", "Domain", "Identity", "Platform", "Referentiels", hummingbird, logging, lifecycle,
                .product(name: "UnixSignals", package: "swift-service-lifecycle"),
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: rules
        ),

        // MARK: 4 Composition root
        .target(
            name: "Server",
            dependencies: [
                "Domain", "Platform", "Referentiels", "Identity", "Habilitations", "Dossiers", "Courriers",
                hummingbird, logging, lifecycle, httpTypes, nioCore, nioHTTP1,
                .product(name: "Configuration", package: "swift-configuration"),
                .product(name: "SystemPackage", package: "swift-system"),
                .product(name: "Yams", package: "Yams"),
            ],
            resources: [.copy("Assets"), .copy("Profils")],
            swiftSettings: rules
        ),

        // MARK: 3 Capabilities; none imports another
        .target(
            name: "Identity", dependencies: ["Domain", "Platform", "CQREncode", hummingbird, httpTypes, logging],
            resources: [.copy("Ressources")], swiftSettings: rules),
        .target(
            name: "Habilitations",
            dependencies: ["Domain", "Platform", "Referentiels", hummingbird, httpTypes, logging],
            swiftSettings: rules),
        .target(
            name: "Dossiers",
            dependencies: ["Domain", "Platform", "Referentiels", hummingbird, httpTypes, nioCore, logging],
            swiftSettings: rules
        ),
        .target(
            name: "Courriers", dependencies: ["Domain", "Platform", "Referentiels", hummingbird, httpTypes, logging],
            swiftSettings: rules),

        // MARK: 2 Reference data
        .target(
            name: "Referentiels",
            dependencies: ["Domain", "Platform", hummingbird, httpTypes, logging, crypto, "CZip"], swiftSettings: rules),

        // MARK: 1 Toolkit, blind to the business
        .target(
            name: "Platform",
            dependencies: [
                "CLibPQ", "CPangoCairo", "CArgon2", "CCurl", "CurlShim", "CXLSXWriter", "CZlib", "CSQLite",
                "SQLiteShim", hummingbird, logging, crypto, nioCore, nioPosix, httpTypes, lifecycle,
            ],
            swiftSettings: rules
        ),

        // MARK: 0 The rules. Foundation only
        .target(name: "Domain", swiftSettings: rules),

        // MARK: System libraries, installed by apt
        .systemLibrary(
            name: "CLibPQ", path: "Sources/System/CLibPQ", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
        .systemLibrary(
            name: "CPangoCairo", path: "Sources/System/CPangoCairo", pkgConfig: "pangocairo",
            providers: [.apt(["libpango1.0-dev"])]
        ),
        .systemLibrary(
            name: "CArgon2", path: "Sources/System/CArgon2", pkgConfig: "libargon2",
            providers: [.apt(["libargon2-dev"])]
        ),
        .systemLibrary(
            name: "CQREncode", path: "Sources/System/CQREncode", pkgConfig: "libqrencode",
            providers: [.apt(["libqrencode-dev"])]
        ),
        .systemLibrary(
            name: "CZip", path: "Sources/System/CZip", pkgConfig: "libzip",
            providers: [.apt(["libzip-dev"])]
        ),
        .systemLibrary(
            name: "CZlib", path: "Sources/System/CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
        .systemLibrary(
            name: "CXLSXWriter", path: "Sources/System/CXLSXWriter", pkgConfig: "xlsxwriter",
            providers: [.apt(["libxlsxwriter-dev"])]
        ),
        .systemLibrary(
            name: "CCurl", path: "Sources/System/CCurl", pkgConfig: "libcurl",
            providers: [.apt(["libcurl4-openssl-dev"])]
        ),
        // curl_easy_setopt takes variable arguments, which Swift does not import: one C function per type of option.
        .target(name: "CurlShim", dependencies: ["CCurl"], path: "Sources/System/CurlShim"),
        .systemLibrary(
            name: "CSQLite", path: "Sources/System/CSQLite", pkgConfig: "sqlite3",
            providers: [.apt(["libsqlite3-dev"])]
        ),
        // sqlite3_db_config as well.
        .target(name: "SQLiteShim", dependencies: ["CSQLite"], path: "Sources/System/SQLiteShim"),

        // MARK: Tests
        .target(
            name: "TestSupport",
            dependencies: ["Domain", "Platform", "CLibPQ", logging],
            swiftSettings: rules
        ),
        .testTarget(name: "DomainTests", dependencies: ["Domain"], swiftSettings: rules),
        .testTarget(
            name: "PlatformTests",
            dependencies: [
                "Platform", "TestSupport", hummingbird, logging, nioCore, lifecycle,
                .product(name: "HummingbirdTesting", package: "hummingbird"),
            ],
            swiftSettings: rules
        ),
        .testTarget(
            name: "ReferentielsTests", dependencies: ["Referentiels", "Platform", "Domain", "TestSupport"],
            swiftSettings: rules
        ),
        .testTarget(
            name: "DossiersTests", dependencies: ["Dossiers", "Referentiels", "Platform", "Domain", "TestSupport"],
            swiftSettings: rules
        ),
        .testTarget(
            name: "CourriersTests",
            dependencies: [
                "Courriers", "Platform", "Domain", "TestSupport", hummingbird, httpTypes,
                .product(name: "HummingbirdTesting", package: "hummingbird"),
            ],
            swiftSettings: rules
        ),
        .testTarget(
            name: "ServerTests",
            dependencies: [
                "Server", "Platform", "Domain", "Identity", "Habilitations", "Dossiers", "Courriers", "Referentiels",
                "TestSupport", hummingbird, httpTypes, nioCore, logging,
                .product(name: "HummingbirdTesting", package: "hummingbird"),
            ],
            swiftSettings: rules
        ),
    ]
)
