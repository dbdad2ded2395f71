extension EntityCases {
    static let englishDates = """
        # date
        today = 2026-05-20
        Tomorrow = 2026-05-21
        YESTERDAY = 2026-05-19
        the day after tomorrow = 2026-05-22
        day before yesterday = 2026-05-18
        friday = 2026-05-22
        see you on Friday! | on Friday = 2026-05-22
        on Fri = 2026-05-22
        wednesday = 2026-05-27
        this wednesday = 2026-05-20
        this friday = 2026-05-22
        next friday = 2026-05-29
        last friday = 2026-05-15
        monday next week = 2026-05-25
        next week = 2026-05-27
        last month = 2026-04-20
        next year = 2027-05-20
        this weekend = 2026-05-23
        next weekend = 2026-05-30
        in two weeks = 2026-06-03
        in a fortnight = 2026-06-03
        in a couple of days = 2026-05-22
        in ten days = 2026-05-30
        in a month = 2026-06-20
        three months from now = 2026-08-20
        a week from now = 2026-05-27
        3 days ago = 2026-05-17
        a year ago = 2025-05-20
        two weeks later = 2026-06-03
        May 23rd = 2026-05-23
        May 3 = 2027-05-03
        the 3rd of June = 2026-06-03
        3 June = 2026-06-03
        June the third = 2026-06-03
        the twenty-first of june 2027 = 2027-06-21
        July 4th, 2028 = 2028-07-04
        4 Jul 2026 = 2026-07-04
        Dec. 24 = 2026-12-24
        Sept 1 = 2026-09-01
        1 January = 2027-01-01
        Friday, May 22 = 2026-05-22
        Friday 22 May 2026 = 2026-05-22
        on Monday the 1st of June = 2026-06-01
        12/24/2026 = 2026-12-24
        24/12/2026 = 2026-12-24
        3/5/2026 = 2026-03-05
        24.12.2026 = 2026-12-24
        24-12-2026 = 2026-12-24
        2026-12-24 = 2026-12-24
        2026/12/24 = 2026-12-24
        29 February = 2028-02-29
        29 February 2028 = 2028-02-29
        week 23 = 2026-06-01
        week 2 = 2027-01-11
        week 53 of 2026 = 2026-12-28
        2026-W23 = 2026-06-01
        2026-W23-3 = 2026-06-03
        the end of the month = 2026-05-31
        end of the year = 2026-12-31
        today or tomorrow | today = 2026-05-20 | tomorrow = 2026-05-21
        31 February |
        February 29, 2027 |
        31 April |
        2026-02-30 |
        29.2.2027 |
        99/99/9999 |
        may I |
        the sun |
        he sat down |
        march on |
        second thoughts |
        week 54 |
        the next one |
        1.5 |
        version 1.2.3 |
        version 1.2.2026.4 |
        3/4 cup |
        in two minds |
        the end |

        # date 2026-12-31T23:30
        tomorrow = 2027-01-01
        in an hour = 2027-01-01 00:30
        next month = 2027-01-31
        the end of the month = 2026-12-31
        at midnight = 2027-01-01

        # date 2028-01-31T12:00
        next month = 2028-02-29
        in a month = 2028-02-29
        next year = 2029-01-31
        February 29 = 2028-02-29

        # date 2027-06-01T12:00
        in two years = 2029-06-01
        week 53 |
        """
}
