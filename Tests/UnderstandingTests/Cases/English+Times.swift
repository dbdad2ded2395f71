extension EntityCases {
    static let englishTimes = """
        # date
        at 5 = 2026-05-20 17:00
        at five = 2026-05-20 17:00
        at five thirty = 2026-05-20 17:30
        5pm = 2026-05-20 17:00
        5 PM = 2026-05-20 17:00
        5 p.m. = 2026-05-20 17:00
        9 am = 2026-05-21 09:00
        9 a.m. tomorrow = 2026-05-21 09:00
        12 am = 2026-05-21
        12 pm = 2026-05-20 12:00
        12:30 am = 2026-05-21 00:30
        5.30 pm = 2026-05-20 17:30
        17:30 = 2026-05-20 17:30
        17:30:15 = 2026-05-20 17:30:15
        00:00 = 2026-05-21
        at 05:00 = 2026-05-21 05:00
        5 o'clock = 2026-05-20 17:00
        five o’clock = 2026-05-20 17:00
        noon = 2026-05-20 12:00
        at midnight = 2026-05-21
        half past six = 2026-05-20 18:30
        half past 6 = 2026-05-20 18:30
        a quarter past five = 2026-05-20 17:15
        quarter to 7 = 2026-05-21 06:45
        ten to eight = 2026-05-21 07:50
        twenty-five past four = 2026-05-20 16:25
        five minutes to six = 2026-05-20 17:55
        tomorrow at 5 = 2026-05-21 17:00
        tomorrow, at 5 = 2026-05-21 17:00
        next friday at 5 = 2026-05-29 17:00
        A table next friday at 5pm, please | next friday at 5pm = 2026-05-29 17:00
        at 9 am on friday = 2026-05-22 09:00
        friday at 8 in the evening = 2026-05-22 20:00
        at noon on Friday = 2026-05-22 12:00
        tomorrow morning = 2026-05-21 09:00
        friday afternoon = 2026-05-22 15:00
        yesterday evening = 2026-05-19 19:00
        tonight = 2026-05-20 21:00
        tonight at 8 = 2026-05-20 20:00
        at 8 tonight = 2026-05-20 20:00
        last night = 2026-05-19 21:00
        tomorrow night at 11 = 2026-05-21 23:00
        every day at 5 | at 5 = 2026-05-20 17:00
        5 minutes to 6 = 2026-05-20 17:55
        this morning at 7 = 2026-05-20 07:00
        this evening = 2026-05-20 19:00
        May 23rd, 10:00 = 2026-05-23 10:00
        Friday, May 22, at 6:15 pm = 2026-05-22 18:15
        at 5 on the 3rd of June = 2026-06-03 17:00
        in 2 hours = 2026-05-20 12:15
        in an hour and a half = 2026-05-20 11:45
        in 90 minutes = 2026-05-20 11:45
        half an hour ago = 2026-05-20 09:45
        an hour from now = 2026-05-20 11:15
        in ten seconds = 2026-05-20 10:15:10
        right now = 2026-05-20 10:15
        2026-05-03T17:30:00Z = 2026-05-03 19:30
        2026-05-03 17:30 = 2026-05-03 17:30
        2026-05-03T17:30-04:00 = 2026-05-03 23:30
        at 5 or at 6 | at 5 = 2026-05-20 17:00 | at 6 = 2026-05-20 18:00
        25:00 |
        13:60 |
        at 5 people |
        at 5% |
        at 17 people |
        10 to 12 people |
        one week 2 days |
        in the morning |
        by 10 percent |
        around 5 dollars |
        half past |
        5 |
        ratio 1:2 |
        a moment |

        # date 2026-03-28T12:00
        tomorrow at 2:30 am = 2026-03-29 03:30
        tomorrow at noon = 2026-03-29 12:00
        in 24 hours = 2026-03-29 13:00

        # date 2026-10-24T12:00
        tomorrow at 2:30 am = 2026-10-25 02:30
        in 24 hours = 2026-10-25 11:00

        # date 2026-10-31T12:00 America/New_York
        tomorrow at 1:30 am = 2026-11-01 01:30
        at 5 = 2026-10-31 17:00

        # date 2026-02-28T23:59 Asia/Tokyo
        tomorrow = 2026-03-01
        in two minutes = 2026-03-01 00:01

        # date 2026-05-20T10:15 Europe/London en-GB
        3/5/2026 = 2026-05-03
        at 5 = 2026-05-20 17:00
        """
}
