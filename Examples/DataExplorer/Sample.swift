import Jackdaw
import JackdawCSV

/// A table to try things out with: houses that were sold.
func makeSample() throws -> DataFrame {
    try DataFrame(
        csv: """
            town,year,rooms,area,price
            Bath,2021,3,84,412000
            Bath,2022,4,118,561000
            Bath,2023,2,61,348000
            Bath,2024,5,142,702000
            Ely,2021,3,92,289000
            Ely,2022,2,58,231000
            Ely,2023,4,121,367000
            Ely,2024,3,88,318000
            Wells,2021,4,126,384000
            Wells,2022,3,79,302000
            Wells,2023,5,151,498000
            Wells,2024,2,55,262000
            York,2021,2,64,259000
            York,2022,3,90,341000
            York,2023,3,86,356000
            York,2024,4,112,449000
            """,
        title: "houses.csv"
    )
}
