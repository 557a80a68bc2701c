/// Puts blocks on pages, one below the other.
struct PDFPager {
    struct Piece {
        let block: LaidBlock
        let x: Double
        let y: Double
    }

    private(set) var pages: [[Piece]] = [[]]
    private let top: Double
    private let bottom: Double
    private let left: Double
    private var y: Double

    init(top: Double, bottom: Double, left: Double) {
        self.top = top
        self.bottom = bottom
        self.left = left
        y = top
    }

    mutating func add(_ block: PDFBlock, width: Double, _ canvas: PDFCanvas) {
        switch block {
        case .pageBreak:
            if !atTop { newPage() }
        case .space(let height):
            // Space parts two blocks of a page; it is not carried over to the next one.
            if !atTop { y += height }
        case .placed(let top, let x, _, _):
            y = max(y, top)
            place(block.laid(width, canvas), x: x)
        default:
            place(block.laid(width, canvas), x: left)
        }
    }

    private var atTop: Bool { y == top && pages.last?.isEmpty != false }

    private mutating func place(_ block: LaidBlock, x: Double) {
        var rest = block
        while rest.height > bottom - y {
            let fitsOnOnePage = rest.height <= bottom - top
            if !(rest.kept && fitsOnOnePage), let parts = rest.split(bottom - y) {
                put(parts.0, x: x)
                rest = parts.1
                newPage()
            } else if !atTop {
                newPage()
            } else {
                break
            }
        }
        put(rest, x: x)
    }

    private mutating func put(_ block: LaidBlock, x: Double) {
        pages[pages.count - 1].append(Piece(block: block, x: x, y: y))
        y += block.height
    }

    /// A heading left alone at the foot of the page goes with what follows it.
    private mutating func newPage() {
        var carried: [Piece] = []
        while let last = pages[pages.count - 1].last, last.block.leads, pages[pages.count - 1].count > 1 {
            carried.insert(last, at: 0)
            pages[pages.count - 1].removeLast()
        }
        pages.append([])
        y = top
        for piece in carried { put(piece.block, x: piece.x) }
    }
}
