extension EntityCases {
    static let frenchAddresses = """
        # email
        écris à zoé@exemple.fr ! | zoé@exemple.fr = zoé@exemple.fr
        «jean-luc@exemple.fr» | jean-luc@exemple.fr = jean-luc@exemple.fr
        jean@exemple |

        # url
        voir https://exemple.fr/page?x=1, merci | https://exemple.fr/page?x=1 = https://exemple.fr/page?x=1
        «www.exemple.fr» | www.exemple.fr = https://www.exemple.fr
        exemple |

        # phone
        06 12 34 56 78 = 0612345678
        au 06.12.34.56.78. | 06.12.34.56.78 = 0612345678
        +33 6 12 34 56 78 = +33612345678
        +33 (0)6 12 34 56 78 = +33612345678
        0033 6 12 34 56 78 = +33612345678
        14/07/2026 |
        1.234.567 |
        75001 |

        # text
        \u{20} bonjour à tous  | bonjour à tous = bonjour à tous
        """
}
