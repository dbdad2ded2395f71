extension SuffixStemmer {
    /// German: Buch and Bücher, bestelle, bestellt and Bestellungen.
    static let german = SuffixStemmer(
        steps: [
            rules("ungen ung", least: 4),
            rules("test tet ten te st t", least: 4),
            rules("ern ere em en er es e", least: 3)
                + rules("os/o as/a ls/l ms/m ns/n rs/r ts/t ks/k gs/g ds/d n", least: 3),
            rules("t", least: 4),
        ],
        plainLetters: letters("äa öo üu ée")
    )

    /// Dutch: boot and boten, bestel, bestelt and bestelling.
    static let dutch = SuffixStemmer(
        steps: [
            rules("ingen ing", least: 4),
            rules("en e", least: 3) + rules("ts/t ks/k ls/l ms/m ns/n rs/r ps/p ds/d gs/g os/o as/a", least: 3),
            rules("lt/l pt/p kt/k rt/r nt/n mt/m gt/g ft/f ld/l", least: 3),
        ],
        plainLetters: letters("ëe ïi ée èe öo üu áa óo"),
        shortensSyllables: true
    )
}
