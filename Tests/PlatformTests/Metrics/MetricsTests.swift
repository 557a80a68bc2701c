import Testing

@testable import Platform

@Suite("Mesures")
struct MetricsTests {
    @Test("compteurs, jauges et histogrammes au format de Prometheus")
    func rendu() {
        let metrics = Metrics()
        metrics.increment("a_total", "Nombre", ["code": "200", "chemin": "/x"])
        metrics.increment("a_total", "Nombre", ["code": "200", "chemin": "/x"], by: 2)
        metrics.set("b", "Jauge\nsur deux lignes", ["nom": "g\"u\\i\nl"], to: 1.5)
        for value in [0.05, 0.1, 0.7, 9] { metrics.observe("c", "Durée", value: value, buckets: [0.1, 1]) }
        #expect(
            metrics.render() == #"""
                # HELP a_total Nombre
                # TYPE a_total counter
                a_total{chemin="/x",code="200"} 3
                # HELP b Jauge\nsur deux lignes
                # TYPE b gauge
                b{nom="g\"u\\i\nl"} 1.5
                # HELP c Durée
                # TYPE c histogram
                c_bucket{le="0.1"} 2
                c_bucket{le="1"} 3
                c_bucket{le="+Inf"} 4
                c_sum 9.85
                c_count 4

                """#)
    }

    @Test("les additions concurrentes ne se perdent pas")
    func concurrence() async {
        let metrics = Metrics()
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<8 { group.addTask { for _ in 0..<1000 { metrics.increment("n", "n") } } }
        }
        #expect(metrics.render().hasSuffix("\nn 8000\n"))
    }

    @Test("une étiquette sans borne n'emplit pas la mémoire")
    func borne() {
        let metrics = Metrics()
        for index in 0..<(Metrics.seriesPerFamily + 50) { metrics.increment("n", "n", ["chemin": "/\(index)"]) }
        #expect(metrics.render().split(separator: "\n").count == Metrics.seriesPerFamily + 2)
    }

    @Test("une source est lue à chaque rendu")
    func source() {
        let metrics = Metrics()
        metrics.onRender { $0.add("lu", "lu", by: 1) }
        _ = metrics.render()
        #expect(metrics.render().hasSuffix("\nlu 2\n"))
    }
}
