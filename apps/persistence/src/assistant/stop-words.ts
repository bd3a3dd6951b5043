/** Words that say nothing of what a question is about, in English and Portuguese, folded. */
export const stopWords: ReadonlySet<string> = new Set(
  `a about after all also am an and any are as at be been before but by can could did do does done for from get got had has
  have he her here him his how i if in into is it its just know let like may me mean might more most much my no not now of
  on one or our out over please prosa say said says she should so some somebody someone tell than that the their them then
  there these they thing things think this those to too us very was we were what when where whether which while who whom
  whose why will with would yes you your anybody anyone anything everybody everything happened
  ao aos aquela aquele aquilo as ate com como da dao das de dela dele deles depois diga disse do dos e ela elas ele eles em
  entao era eram essa esse esta estao estava este eu existe fez foi foram ha isso isto ja la lhe mais mas me mesmo meu minha
  muito na nada nao nas nem no nos nossa nosso num numa o onde os ou para pela pelo pode por porque pra pro qual quais
  quando quanto quantos que quem quer sao se sem ser sera seu sobre so sua sabe sabem sao tambem te tem tinha tudo um uma
  umas uns vai vao voce voces alguem alguma algum aconteceu falou falaram`
    .split(/\s+/)
    .filter((word) => word !== ''),
);
