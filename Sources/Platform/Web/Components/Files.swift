/// Where files are dropped or chosen. The native control fills the zone, so that both work without script.
package struct DropModel: Sendable {
    package var name: String
    package var id: String
    package var text = "Glisser et déposer vos nouveaux fichiers ici"
    package var hint: String
    /// `.pdf,.jpg,.png`
    package var accept: String
    package var multiple = true
    package var required = false
    /// Refused before sending by `upload.js`, and by the server in any case.
    package var maxBytes: Int?
    /// Address that takes one file at a time and answers JSON; without it the file leaves with the form.
    package var uploadURL: String?
    /// Identifier of the list that receives the lines.
    package var listID: String?
    package var error: String?

    package init(name: String, hint: String, accept: String, multiple: Bool = true) {
        self.name = name
        self.id = elementID(name)
        self.hint = hint
        self.accept = accept
        self.multiple = multiple
    }
}

package func dropZone(_ model: DropModel) -> HTML {
    let error = model.error.map { fieldError($0, id: model.id + "-erreur") } ?? ""
    return """
        \(error)<div class="drop">
        <label class="drop__text" for="\(model.id)">\(Icon.upload.html(.l)) \(model.text) \
        <span class="drop__hint">\(model.hint)</span></label>
        <input class="drop__input" id="\(model.id)" name="\(model.name)" type="file"\
        \(flag: "multiple", model.multiple)\(flag: "required", model.required) accept="\(model.accept)"\
        \(attribute: "data-upload", model.uploadURL)\(attribute: "data-upload-list", model.listID)\
        \(attribute: "data-max-bytes", model.maxBytes.map { String($0) })\
        \(attribute: "aria-describedby", model.error == nil ? nil : model.id + "-erreur")\
        \(attribute: "aria-invalid", model.error == nil ? nil : "true")>
        </div>

        """
}

/// A labelled drop zone: one slot of pieces.
package func fileDrop(_ model: DropModel, legend: String, required: Bool = false, files: HTML = "") -> HTML {
    var model = model
    model.required = required
    return """
        <fieldset class="card form-card">
        <legend class="legend">\(legend)\(if: required, " <span class=\"req\" aria-hidden=\"true\">*</span>")</legend>
        \(dropZone(model))\(files)</fieldset>

        """
}

/// One line of a list of files.
package struct FileItem: Sendable {
    package var name: String
    package var href: String?
    /// Size, date…: « 212 Ko », « 12/09/2025 ».
    package var meta: String?
    /// A button at the end of the line.
    package var action: HTML?
    /// A line below: a pill, a message.
    package var note: HTML?
    /// The file is refused; the note says why.
    package var bad = false

    package init(_ name: String, href: String? = nil, meta: String? = nil, action: HTML? = nil, note: HTML? = nil) {
        self.name = name
        self.href = href
        self.meta = meta
        self.action = action
        self.note = note
    }
}

/// - Parameters:
///   - heads: titles above names and dates, « Nom du fichier » and « Date d'envoi ».
///   - boxed: each line framed, for lists that one edits.
package func filesList(
    _ files: [FileItem], heads: (String, String)? = nil, boxed: Bool = false, label: String? = nil, id: String? = nil
) -> HTML {
    var lines = HTML()
    for file in files {
        let name: HTML = file.href.map { "<a href=\"\($0)\">\(file.name)</a>" } ?? "<span>\(file.name)</span>"
        let meta: HTML = file.meta.map { "<span class=\"files__meta\">\($0)</span>" } ?? "<span></span>"
        let text: HTML = file.action == nil ? name + meta : "<span>\(name) \(meta)</span>\(file.action)"
        lines += """
            <li\(attribute: "class", file.bad ? "files__bad" : nil)>\((file.bad ? Icon.alert : .file).html())\(text)\
            \(file.note.map { "<span class=\"files__note\">\($0)</span>" } ?? "")</li>

            """
    }
    let head: HTML =
        heads.map { "<div class=\"files-head small muted\"><span>\($0.0)</span><span>\($0.1)</span></div>\n" } ?? ""
    return """
        \(head)<ul class="files\(boxed ? " files--boxed" : "")"\(attribute: "id", id)\(attribute: "aria-label", label)>
        \(lines)</ul>

        """
}

/// A size as people read it: « 184 Ko », « 2,1 Mo ».
package func fileSize(_ bytes: Int) -> String {
    switch bytes {
    case ..<2: return "\(bytes) octet"
    case ..<1000: return "\(bytes) octets"
    case ..<1_000_000: return "\((bytes + 500) / 1000) Ko"
    default:
        let tenths = (bytes + 50_000) / 100_000
        return tenths % 10 == 0 ? "\(tenths / 10) Mo" : "\(tenths / 10),\(tenths % 10) Mo"
    }
}

/// A sentence in place of an empty list.
package func emptyLine(_ text: String) -> HTML { "<p class=\"empty\">\(text)</p>\n" }
