/// Words that say little about what an utterance is about, by language.
enum FunctionWords {
    static let french = split(
        """
        à a ai as au aux avec avez avons c ce ces cette d dans de des donc du elle en est et être eu fait faire il ils j \
        je l la le les leur lui m ma mais me merci mes moi mon n ne nos notre nous on ont ou où par pas plaît pour \
        pouvez peux puis qu que quel quelle qui s sa se ses si sont suis sur t ta te tes toi ton tu un une va vais vos \
        votre vous veux voudrais y
        """
    )
    static let german = split(
        """
        ab aber als am an auch auf aus bei bin bis bist bitte da das dass dein dem den der des dich die dir doch du ein \
        eine einem einen einer er es etwas euch für gern haben habe hat ich ihr ihre im in ist ja kann kannst können mal \
        man mein meine meinen mich mir mit möchte nach nicht noch nun nur oder sein sich sie sind so über um und uns \
        unser vom von vor war was wenn wer wie will wir wird wo wollen würde zu zum zur
        """
    )
    static let spanish = split(
        """
        a al algo como con cual cuando de del donde e el ella en eres es esa ese esta este está estoy favor fue ha hay \
        he la las le les lo los más me mi mis muy nos o para pero por porque puede puedes puedo que qué quiero quisiera \
        se ser si sí son soy su sus también te tengo ti tiene tu un una unos usted y ya yo
        """
    )
    static let italian = split(
        """
        a ad ai al alla alle anche c che chi ci come con cosa da dal de dei del della delle di dove e è ed favore fare \
        gli ha hai ho i il in io l la le lei lo loro ma me mi mia mio ne nel nella no noi non o per perché più posso può \
        puoi quale quando questa questo se sei si sì sono su sul sua suo ti tu tuo un una uno vi voglio vorrei
        """
    )
    static let portuguese = split(
        """
        a ao aos as à com como da das de do dos e é ela ele em essa esse esta este está estou eu favor foi há isso já \
        la lhe mais mas me meu meus minha muito na não nas no nos nós o os ou para pela pelo pode por porque posso qual \
        quando que quem quer quero queria se sem ser seu são sou só sua também te tem tenho teu um uma você
        """
    )
    static let dutch = split(
        """
        aan al als alsjeblieft ben bij dan dat de deze die dit doe door een en er graag had hallo heb hebben heeft het \
        hier hij hoe hun ik in is ja je jij jullie kan kun kunnen maar me meer met mij mijn moet naar niet nog nu of om \
        onze ook op over s t te toch tot u uit uw van voor waar wat we wel welke wie wil willen wij zal ze zich zij zijn \
        zo zou
        """
    )

    private static func split(_ words: String) -> [String] {
        words.split(whereSeparator: \.isWhitespace).map(String.init)
    }
}
