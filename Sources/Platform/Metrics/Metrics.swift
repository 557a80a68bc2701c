import Synchronization

/// Counters, gauges and histograms, rendered as the text that Prometheus reads. A value handed to those who
/// measure; there is no global one.
package final class Metrics: Sendable {
    /// Name and value, in any order: `["method": "GET", "status": "200"]`.
    package typealias Labels = [String: String]

    /// Seconds, for requests.
    package static let requestBuckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

    /// Of what `render` writes.
    package static let contentType = "text/plain; version=0.0.4; charset=utf-8"

    /// Beyond this many label sets a family takes no more: a mistake in a label must not eat the memory.
    static let seriesPerFamily = 1000

    enum Kind: String { case counter, gauge, histogram }

    struct Histogram {
        var counts: [Int]
        var sum = 0.0
        var count = 0
    }

    struct Family {
        let kind: Kind
        let help: String
        var bounds: [Double] = []
        var values: [Labels: Double] = [:]
        var histograms: [Labels: Histogram] = [:]
    }

    private let families = Mutex<[String: Family]>([:])
    private let sources = Mutex<[@Sendable (Metrics) -> Void]>([])

    package init() {}

    package func increment(_ name: String, _ help: String, _ labels: Labels = [:], by amount: Double = 1) {
        change(name, .counter, help) { family in
            guard family.values[labels] != nil || family.values.count < Metrics.seriesPerFamily else { return }
            family.values[labels, default: 0] += max(0, amount)
        }
    }

    package func set(_ name: String, _ help: String, _ labels: Labels = [:], to value: Double) {
        change(name, .gauge, help) { family in
            guard family.values[labels] != nil || family.values.count < Metrics.seriesPerFamily else { return }
            family.values[labels] = value
        }
    }

    package func add(_ name: String, _ help: String, _ labels: Labels = [:], by amount: Double) {
        change(name, .gauge, help) { family in
            guard family.values[labels] != nil || family.values.count < Metrics.seriesPerFamily else { return }
            family.values[labels, default: 0] += amount
        }
    }

    /// - Parameter buckets: upper bounds, ascending; those of the first call stand.
    package func observe(
        _ name: String, _ help: String, _ labels: Labels = [:], value: Double,
        buckets: [Double] = Metrics.requestBuckets
    ) {
        change(name, .histogram, help) { family in
            if family.bounds.isEmpty { family.bounds = buckets.sorted() }
            guard family.histograms[labels] != nil || family.histograms.count < Metrics.seriesPerFamily else { return }
            let place = family.bounds.firstIndex { value <= $0 } ?? family.bounds.count
            let count = family.bounds.count + 1
            family.histograms[labels, default: Histogram(counts: Array(repeating: 0, count: count))].record(
                value, place)
        }
    }

    /// Called at each rendering, to set the gauges that are cheaper to read than to keep.
    package func onRender(_ source: @escaping @Sendable (Metrics) -> Void) { sources.withLock { $0.append(source) } }

    /// Families and series in alphabetical order.
    package func render() -> String {
        for source in sources.withLock({ $0 }) { source(self) }
        return MetricsText.render(families.withLock { $0 })
    }

    private func change(_ name: String, _ kind: Kind, _ help: String, _ body: (inout Family) -> Void) {
        families.withLock { families in
            var family = families.removeValue(forKey: name) ?? Family(kind: kind, help: help)
            // A name already used for another kind keeps its first meaning.
            if family.kind == kind { body(&family) }
            families[name] = family
        }
    }
}

extension Metrics.Histogram {
    fileprivate mutating func record(_ value: Double, _ place: Int) {
        counts[place] += 1
        sum += value
        count += 1
    }
}
