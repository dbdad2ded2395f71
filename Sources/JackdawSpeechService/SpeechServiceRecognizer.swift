public import JackdawCore
