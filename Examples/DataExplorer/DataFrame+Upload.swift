import Jackdaw
import JackdawCSV

extension DataFrame {
    /// The table of a CSV file that a user sent.
    ///
    /// - Throws: ``Unclear``, which says what the user can do about it.
    init(uploaded file: File) throws(Unclear) {
        guard file.type.hasPrefix("text/") else {
            throw Unclear("it is no CSV file but \(file.type)")
        }
        guard let text = String(validating: file.data, as: UTF8.self) else {
            throw Unclear("its letters are not in UTF-8; save it as “CSV UTF-8” and send it again")
        }
        do {
            try self.init(csv: text, title: file.name)
        } catch {
            throw Unclear("\(error)")
        }
        if columns.isEmpty || rowCount == 0 {
            throw Unclear("it has no rows; the first line has to name the columns, and each other line is a row")
        }
    }
}
