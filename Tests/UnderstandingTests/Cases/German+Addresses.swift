extension EntityCases {
    static let germanAddresses = """
        # email
        Schreib an jürgen@beispiel.de! | jürgen@beispiel.de = jürgen@beispiel.de
        Info@Müller.DE = Info@müller.de
        anna@beispiel |

        # url
        siehe https://de.example.org/wiki/Straße. | https://de.example.org/wiki/Straße = https://de.example.org/wiki/Stra%C3%9Fe
        www.beispiel.de/preise = https://www.beispiel.de/preise
        www |

        # phone
        Tel. 030/1234567. | 030/1234567 = 0301234567
        +49 30 1234567 = +49301234567
        +49 (0)30 123 45 67 = +49301234567
        (030) 123 45 67 = 0301234567
        0049 30 1234567 = +49301234567
        0171-1234567 = 01711234567
        24.12.2026 |
        1.234.567 |
        12345 |

        # text
        \u{20} guten Tag  | guten Tag = guten Tag
        """
}
