import Platform

/// Figures of the requests, by route and status.
struct HTTPMetrics: Sendable {
    let metrics: Metrics

    func record(route: String, method: String, status: Int, _ elapsed: Duration) {
        let labels = ["route": route, "method": method, "status": String(status)]
        metrics.increment("mgestion_http_requests_total", "Requests answered", labels)
        let seconds = Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) / 1e18
        metrics.observe("mgestion_http_request_seconds", "Time to answer", ["route": route], value: seconds)
    }
}
