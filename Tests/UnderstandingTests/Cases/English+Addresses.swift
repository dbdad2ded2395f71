extension EntityCases {
    static let englishAddresses = """
        # email
        write to Ann.Lee+x@Example.COM. | Ann.Lee+x@Example.COM = Ann.Lee+x@example.com
        <joe@mail.co.uk>, eve@x-y.org | joe@mail.co.uk = joe@mail.co.uk | eve@x-y.org = eve@x-y.org
        mailto:o'brien@example.ie | o'brien@example.ie = o'brien@example.ie
        'ann@example.com' | ann@example.com = ann@example.com
        is it a_b@c.de? | a_b@c.de = a_b@c.de
        a@b |
        @home |
        a@@b.de |
        a..b@c.de |
        x@1.2 |

        # url
        see https://example.com/a?b=c#d. | https://example.com/a?b=c#d = https://example.com/a?b=c#d
        (www.example.org) | www.example.org = https://www.example.org
        HTTPS://Example.com = HTTPS://Example.com
        http://localhost:8765/x, ftp://f.org | http://localhost:8765/x = http://localhost:8765/x | ftp://f.org = ftp://f.org
        "http://a.example/(b)" | http://a.example/(b) = http://a.example/(b)
        http:// |
        www. |
        xhttp://a.b |
        http is a protocol |

        # phone
        call 202-555-0123 | 202-555-0123 = 2025550123
        +1 (202) 555-0123 = +12025550123
        020 7946 0958 = 02079460958
        +44 (0)20 7946 0958 = +442079460958
        202.555.0123 = 2025550123
        00 44 20 7946 0958 = +442079460958
        tel:+12025550123 | +12025550123 = +12025550123
        12345 |
        order A-1234567 |
        2026-05-20 |
        24.12.2026 |
        12/24/2026 |
        1,234,567 |
        192.168.100.200 |
        1234567890123456 |

        # text
        \u{20} hello you  | hello you = hello you
        Anything, really! = Anything, really!
        """
}
