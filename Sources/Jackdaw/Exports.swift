// A bot is written with one import: the language it is declared in comes along with what serves it.
@_exported public import JackdawCore
