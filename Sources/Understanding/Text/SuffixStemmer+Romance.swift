extension SuffixStemmer {
    /// French: journaux and journal, commander, commandé and commandes, annulation and annuler.
    static let french = SuffixStemmer(
        steps: [
            rules(
                """
                issaient issement issions issons issez issent issais issait issant ations ation amment/ant emment/ent \
                eraient erions eriez erais erait erons eront erez erai eras era aient iez ais ait ant ante antes \
                aisons/aison ions/ion ons ez ent er irais irait iront irez irons irai iras ira ir
                """,
                least: 4
            ),
            rules("eux/eu", least: 1) + rules("eaux/eau aux/al ons ez es er s", least: 3),
            rules("aison/aison ion/ion on", least: 4),
            rules("ement", least: 4),
            rules("ee e i", least: 3),
            rules("ll/l nn/n tt/t", least: 2),
        ],
        plainLetters: letters("àa âa ée èe êe ëe îi ïi ôo ûu ùu çc ÿy")
    )

    /// Spanish: ciudad and ciudades, pedir, pedido and pido's plural forms, reserva and reservación.
    static let spanish = SuffixStemmer(
        steps: [
            rules("amente/a mente", least: 3),
            rules(
                """
                aciones acion iendo ando aremos eremos iremos aran eran iran aban abas aba ados adas \
                ado ada idos idas ido ida amos emos imos aste iste aron ieron arias erias irias aria eria iria ar er ir
                """,
                least: 3
            ),
            rules("ces/z", least: 2) + rules("s", least: 3),
            rules("a e o", least: 3),
        ],
        plainLetters: letters("áa ée íi óo úu üu")
    )

    /// Italian: pizza and pizze, amico and amiche, prenotare, prenotato and prenotazione.
    static let italian = SuffixStemmer(
        steps: [
            rules("amente/a mente", least: 3),
            rules(
                """
                azioni azione ando endo ato ata ati ate uto uta uti ute ito ita iti ite are ere ire \
                iamo ete ano ono avo ava erei irei ero erai era eremo erete
                """,
                least: 3
            ),
            rules("chi/c che/c ghi/g ghe/g", least: 2),
            rules("a e i o", least: 3),
            rules("i", least: 3),
        ],
        plainLetters: letters("àa èe ée ìi íi òo óo ùu úu")
    )

    /// Portuguese: hotel and hotéis, viagem and viagens, reservar, reservou and reserva.
    static let portuguese = SuffixStemmer(
        steps: [
            rules("amente/a mente", least: 3),
            rules(
                """
                acoes/acao oes/ao aes/ao ando endo indo ados adas ado ada idos idas ido ida amos emos \
                imos aram eram iram avam ava arias erias irias aria eria iria ar er ir ei ou
                """,
                least: 3
            ),
            rules("res/r zes/z ais/al eis/el ois/ol", least: 2) + rules("ns/m s", least: 3),
            rules("acao", least: 3),
            rules("a e o", least: 3),
        ],
        plainLetters: letters("áa âa ãa àa ée êe íi óo ôo õo úu üu çc")
    )
}
