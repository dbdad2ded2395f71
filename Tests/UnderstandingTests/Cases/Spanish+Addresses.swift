extension EntityCases {
    static let spanishAddresses = """
        # email
        escribe a iñigo@ejemplo.es, ¿vale? | iñigo@ejemplo.es = iñigo@ejemplo.es
        ¿ana@ejemplo.com.mx? | ana@ejemplo.com.mx = ana@ejemplo.com.mx
        ana@ejemplo |

        # url
        mira https://ejemplo.es/a. | https://ejemplo.es/a = https://ejemplo.es/a
        ¡www.ejemplo.es! | www.ejemplo.es = https://www.ejemplo.es
        ejemplo |

        # phone
        612 345 678 = 612345678
        +34 91 123 45 67 = +34911234567
        llama al 91 123 45 67. | 91 123 45 67 = 911234567
        0034 612 345 678 = +34612345678
        24/12/2026 |
        1.234.567 |
        28001 |

        # text
        \u{20} hola a todos  | hola a todos = hola a todos
        """
}
