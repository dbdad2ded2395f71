/// Whether two words differ by one slip of the keyboard.
///
/// An insertion, a deletion, a substitution, or two neighbours swapped: the errors that Damerau found to make up four
/// fifths of all (*A technique for computer detection and correction of spelling errors*, CACM 7, 1964).
func isOneEditApart(_ first: ArraySlice<UInt32>, _ second: ArraySlice<UInt32>) -> Bool {
    guard abs(first.count - second.count) <= 1 else { return false }
    let left = first.dropFirst(zip(first, second).prefix { $0 == $1 }.count)
    let right = second.dropFirst(first.count - left.count)
    if left.isEmpty && right.isEmpty { return false }
    if left.count > right.count { return left.dropFirst().elementsEqual(right) }
    if left.count < right.count { return right.dropFirst().elementsEqual(left) }
    if left.dropFirst().elementsEqual(right.dropFirst()) { return true }
    guard left.count >= 2 else { return false }
    return left[left.startIndex] == right[right.startIndex + 1] && left[left.startIndex + 1] == right[right.startIndex]
        && left.dropFirst(2).elementsEqual(right.dropFirst(2))
}
