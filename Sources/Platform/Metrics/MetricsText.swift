/// The exposition format 0.0.4 of Prometheus.
enum MetricsText {
    static func render(_ families: [String: Metrics.Family]) -> String {
        var text = ""
        for (name, family) in families.sorted(by: { $0.key < $1.key }) {
            text += "# HELP \(name) \(escapeHelp(family.help))\n# TYPE \(name) \(family.kind.rawValue)\n"
            for (labels, value) in ordered(family.values) { text += line(name, labels, number(value)) }
            for (labels, histogram) in ordered(family.histograms) {
                var total = 0
                for (bound, count) in zip(family.bounds.map(number) + ["+Inf"], histogram.counts) {
                    total += count
                    text += line(name + "_bucket", labels, "\(total)", le: bound)
                }
                text += line(name + "_sum", labels, number(histogram.sum))
                text += line(name + "_count", labels, "\(histogram.count)")
            }
        }
        return text
    }

    private static func ordered<V>(_ series: [Metrics.Labels: V]) -> [(Metrics.Labels, V)] {
        series.map { (key: render($0.key, le: nil), pair: ($0.key, $0.value)) }.sorted { $0.key < $1.key }.map(\.pair)
    }

    private static func line(_ name: String, _ labels: Metrics.Labels, _ value: String, le: String? = nil) -> String {
        name + render(labels, le: le) + " " + value + "\n"
    }

    private static func render(_ labels: Metrics.Labels, le: String?) -> String {
        var pairs = labels.sorted { $0.key < $1.key }.map { "\($0.key)=\"\(escape($0.value))\"" }
        if let le { pairs.append("le=\"\(le)\"") }
        return pairs.isEmpty ? "" : "{" + pairs.joined(separator: ",") + "}"
    }

    private static func number(_ value: Double) -> String {
        if value == value.rounded(), abs(value) < 1e15 { return String(Int(value)) }
        if value.isNaN { return "NaN" }
        if value.isInfinite { return value > 0 ? "+Inf" : "-Inf" }
        return String(value)
    }

    private static func escape(_ text: String) -> String {
        text.flatMap { character -> String in
            switch character {
            case "\\": "\\\\"
            case "\"": "\\\""
            case "\n", "\r\n": "\\n"
            default: String(character)
            }
        }.map(String.init).joined()
    }

    private static func escapeHelp(_ text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\\n")
    }
}
