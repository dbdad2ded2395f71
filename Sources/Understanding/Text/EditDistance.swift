/// Whether two words differ by one slip of the keyboard.
///
/// An insertion, a deletion, a substitution, or two neighbours swapped: the errors that Damerau found to make up four
/// fifths of all (*A technique for computer detection and correction of spelling errors*, CACM 7, 1964).
func isOneEditApart(_ first: ArraySlice<UInt32>, _ second: ArraySlice<UInt32>) -> Bool {
    guard abs(first.count - second.count) <= 1 else { return false }
    let (first, second) = (first.span, second.span)
    let shorter = min(first.count, second.count)
    var start = 0
    while start < shorter, first[start] == second[start] { start += 1 }
    var end = 0
    while end < shorter - start, first[first.count - 1 - end] == second[second.count - 1 - end] { end += 1 }
    // What is left between the letters that agree.
    let (left, right) = (first.count - start - end, second.count - start - end)
    if max(left, right) == 1 { return true }
    return left == 2 && right == 2 && first[start] == second[start + 1] && first[start + 1] == second[start]
}
