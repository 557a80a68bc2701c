/// A day on a screen; the machine form stands beside. Both texts come from the caller's own day type.
package func dayTag(iso: String, _ text: String) -> HTML {
    """
    <time datetime="\(iso)">\(text)</time>
    """
}

/// A moment as clocks show it in France: `14/10/2025 09:27`.
package func timeTag(_ instant: Instant, muted: Bool = false) -> HTML {
    let wall = instant.paris
    return """
        <time\(attribute: "class", muted ? "muted" : nil) datetime="\(instant.iso)">\(wall.date) \(wall.time)</time>
        """
}

/// The day alone of a moment: `14/10/2025`.
package func dayTag(_ instant: Instant) -> HTML { dayTag(iso: instant.paris.isoDate, instant.paris.date) }

/// Figures that line up and never wrap: numbers, amounts, SIRET.
package func num(_ text: String) -> HTML {
    """
    <span class="num">\(text)</span>
    """
}
