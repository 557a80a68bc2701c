extension Icon {
    /// Strokes on the 20 px grid; width, caps and colour come from the style sheet.
    var drawing: HTML {
        switch self {
        case .alert:
            #"<path d="M10 3 2.5 16.5h15L10 3ZM10 8v4M10 14.25v.01"/>"#
        case .bell:
            #"<path d="M5 13.25V9a5 5 0 0 1 10 0v4.25l1.5 2h-13l1.5-2ZM8.25 17.75h3.5"/>"#
        case .check:
            #"<path d="m4 10.5 4 4 8-9"/>"#
        case .clock:
            #"<circle cx="10" cy="10" r="7.25"/><path d="M10 5.75V10l3 1.75"/>"#
        case .cross:
            #"<path d="m5 5 10 10M15 5 5 15"/>"#
        case .down:
            #"<path d="m5 7.5 5 5 5-5"/>"#
        case .download:
            #"<path d="M10 3v9.5M6 8.5l4 4 4-4M3.5 16.75h13"/>"#
        case .downward:
            #"<path d="M10 4v12M5.5 11.5 10 16l4.5-4.5"/>"#
        case .edit:
            #"<path d="M3.5 16.5 4.25 13 13.5 3.75l2.75 2.75L7 15.75l-3.5.75ZM11.5 5.75l2.75 2.75"/>"#
        case .euro:
            #"<circle cx="10" cy="10" r="7.25"/><path d="M12.75 7.1a3.4 3.4 0 1 0 0 5.8M6.25 9.1h4.5M6.25 10.9h4.5"/>"#
        case .exit:
            #"<path d="M12 3.5H4.5v13H12M8.5 10h8M13.5 7l3 3-3 3"/>"#
        case .eye:
            #"<path d="M2 10s3-5.5 8-5.5 8 5.5 8 5.5-3 5.5-8 5.5S2 10 2 10Z"/><circle cx="10" cy="10" r="2.25"/>"#
        case .file:
            #"<path d="M5 2.75h6.25L15 6.5v10.75H5V2.75ZM11 2.75V6.75h4"/>"#
        case .filter:
            #"<path d="M3 5h14M5.5 10h9M8.5 15h3"/>"#
        case .folder:
            #"<path d="M2.75 4.75h5l1.75 2h7.75v9H2.75v-11Z"/>"#
        case .help:
            """
            <circle cx="10" cy="10" r="7.25"/>\
            <path d="M7.75 8a2.25 2.25 0 1 1 3.4 1.95c-.8.5-1.15.95-1.15 1.8M10 14.25v.01"/>
            """
        case .home:
            #"<path d="M3.5 9 10 3.25 16.5 9v7.75h-4.25v-4.5h-4.5v4.5H3.5V9Z"/>"#
        case .info:
            #"<circle cx="10" cy="10" r="7.25"/><path d="M10 9.25v4.5M10 6.5v.01"/>"#
        case .key:
            #"<circle cx="6.5" cy="13.5" r="3.25"/><path d="M8.9 11.1 16.5 3.5M13.25 6.75 15.5 9"/>"#
        case .left:
            #"<path d="m12.5 4.5-5.5 5.5 5.5 5.5"/>"#
        case .lock:
            #"<rect x="4.25" y="9" width="11.5" height="8" rx="1.75"/><path d="M6.75 9V6.5a3.25 3.25 0 0 1 6.5 0V9"/>"#
        case .mail:
            #"<path d="M2.75 4.75h14.5v10.5H2.75V4.75ZM3 5.25l7 5.5 7-5.5"/>"#
        case .menu:
            #"<path d="M3 5.5h14M3 10h14M3 14.5h14"/>"#
        case .pause:
            #"<path d="M7 5v10M13 5v10"/>"#
        case .people:
            """
            <circle cx="7.25" cy="7" r="2.75"/>\
            <path d="M2 16.25a5.25 5.25 0 0 1 10.5 0M12.75 4.5a2.75 2.75 0 0 1 0 5M14.5 11.6a5.25 5.25 0 0 1 3.5 4.65"/>
            """
        case .person:
            #"<circle cx="10" cy="6.75" r="3.25"/><path d="M3.75 17a6.25 6.25 0 0 1 12.5 0"/>"#
        case .plus:
            #"<path d="M10 4v12M4 10h12"/>"#
        case .print:
            """
            <path d="M6 7.5V3h8v4.5M6 14H4.5A1.5 1.5 0 0 1 3 12.5V9a1.5 1.5 0 0 1 1.5-1.5h11\
            A1.5 1.5 0 0 1 17 9v3.5a1.5 1.5 0 0 1-1.5 1.5H14\
            M6 11.5h8V17H6z"/>
            """
        case .refresh:
            #"<path d="M16.25 7.5A6.75 6.75 0 1 0 16.75 11M16.75 3.5v4.25H12.5"/>"#
        case .right:
            #"<path d="m7.5 4.5 5.5 5.5-5.5 5.5"/>"#
        case .search:
            #"<circle cx="9" cy="9" r="5.5"/><path d="m13.25 13.25 4 4"/>"#
        case .sort:
            #"<path d="M6.5 7.5 10 4l3.5 3.5M6.5 12.5 10 16l3.5-3.5"/>"#
        case .star:
            #"<path d="m10 3 2.1 4.4 4.9.65-3.6 3.35.9 4.85-4.3-2.35-4.3 2.35.9-4.85L3 8.05l4.9-.65L10 3Z"/>"#
        case .swap:
            #"<path d="M4 7h11.5M12.5 4l3 3-3 3M16 13H4.5M7.5 10l-3 3 3 3"/>"#
        case .trash:
            #"<path d="M4 5.75h12M8 5.5V3.25h4V5.5M5.5 5.75l.75 11h7.5l.75-11"/>"#
        case .up:
            #"<path d="M10 16V4M5.5 8.5 10 4l4.5 4.5"/>"#
        case .upload:
            #"<path d="M10 13V3.5M6 7.5l4-4 4 4M3.5 16.75h13"/>"#
        }
    }
}
