/** Words that say nothing of the subject, folded. Which of them a text has tells its language. */

/** English, and how people shorten it. */
export const englishStopWords: ReadonlySet<string> = words(`
  a about above after again all already also am an and any are aren as at be because been before being below between both
  but by can cannot could couldn d did didn do does doesn doing don down during each few for from further get gets got had
  hadn has hasn have haven having he her here hers herself him himself his how i if in into is isn it its itself just let
  ll m me might more most must my myself need no nor not now of off on once only or other our ours ourselves out over own
  re s same shall she should shouldn so some still such t than that the their theirs them themselves then there these they
  this those through to too u under until up us ve very was wasn we were weren what when where which while who whom whose
  why will with won would wouldn yes yet you your yours yourself im ive youre dont cant didnt thats lets gonna wanna
  anyone someone everybody everyone anybody somebody something anything thing things really maybe ok okay pls please`);

/** Portuguese of Brazil, and how people shorten it. */
export const portugueseStopWords: ReadonlySet<string> = words(`
  a ao aos aquela aquelas aquele aqueles aquilo as ate com como cada da das de dela delas dele deles depois do dos e eh ela
  elas ele eles em entao entre era eram essa essas esse esses esta estas estao estar estava estavam este estes estou eu foi
  fomos for foram fosse ha hoje isso isto ja la lhe lhes mais mas me mesmo meu meus minha minhas muito muita na nas nao nem
  no nos nossa nossas nosso nossos num numa o os ou para pela pelas pelo pelos pra pras pro pros por porque pq q qual quais
  quando que quem se sem ser sera seu seus sim so somos sou sua suas sao ta tambem tbm tb te tem temos tenho ter teu teus
  teve tinha to tu tua tuas tudo um uma uns umas vc vcs voce voces vou vai vamos vao pode podem podemos onde quanto quanta
  quantos quantas ai ainda aqui ali agora alguem algo alguma algum alguns algumas coisa coisas fica ficou ne ok pois ver
  faz fazer dai dessa desse desta deste disso disto nessa nesse nesta neste ninguem nada gente cada outro outra outros`);

function words(list: string): ReadonlySet<string> {
  return new Set(list.trim().split(/\s+/));
}
