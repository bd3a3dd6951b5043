// Written by tools/emoji; do not edit. From emojibase-data 17.0.0, (c) Miles Johnson, MIT licence, which takes names
// and keywords from Unicode CLDR, (c) Unicode, Inc., Unicode License V3.

/**
 * Every emoji of Unicode by group, one a line: the emoji; version of Unicode's emoji when newer than 15; `s` when it
 * takes a skin tone; its shortcodes; its English name and keywords; its Portuguese name and keywords.
 */
export const emojiSet = {
  people: `
😀;;;grinning,grinning_face;grinning face,cheerful,cheery,face,grin,grinning,happy,laugh,nice,smile,smiling,teeth;rosto risonho,engraçado,feliz,lol,rindo,risada,riso,rosto,sorridente
😃;;;smiley,grinning_face_with_big_eyes;grinning face with big eyes,awesome,big,eyes,face,grin,grinning,happy,mouth,open,smile,smiling,teeth,yay;rosto risonho com olhos bem abertos,aberto,boca,feliz,olhos arregalados,risada,risonho,rosto,rosto sorrindo com boca aberta,sorridente,sorrindo,sorriso
😄;;;smile,grinning_face_with_closed_eyes;grinning face with smiling eyes,eye,eyes,face,grin,grinning,happy,laugh,lol,mouth,open,smile,smiling;rosto risonho com olhos sorridentes,aberta,boca,engraçado,feliz,haha,lol,risada,riso,risonho,sorridente,sorriso
😁;;;grin,beaming_face;beaming face with smiling eyes,beaming,eye,eyes,face,grin,grinning,happy,nice,smile,smiling,teeth;rosto contente com olhos sorridentes,feliz,olho,olhos sorrindo,rindo,rosto,rosto rindo com olhos sorridentes,sorridente,sorrindo,sorriso,sorriso aberto
😆;;;laughing,satisfied,lol;grinning squinting face,closed,eyes,face,grinning,haha,hahaha,happy,laugh,lol,mouth,open,rofl,smile,smiling,squinting;rosto risonho com olhos semicerrados,gargalhada,gargalhando,hahaha,kkk,olhos fechados,rir,rosto,sorriso com olhos fechados,sorriso estilo xd
😅;;;sweat_smile,grinning_face_with_sweat;grinning face with sweat,cold,dejected,excited,face,grinning,mouth,nervous,open,smile,smiling,stress,stressed,sweat;rosto risonho com gota de suor,estressada,estressado,nervoso,rindo,rosto,sorriso com suor frio,sorriso mas com suor frio,suando frio,suor frio
🤣;;;rofl;rolling on the floor laughing,crying,face,floor,funny,haha,happy,hehe,hilarious,joy,laugh,lmao,lol,rofl,roflmao,rolling,tear;rolando no chão de rir,choro,chão,engraçada,feliz,gargalhada,haha,kkk,lágrimas,rindo,rir,risada,rolando
😂;;;joy,lmao,tears_of_joy;face with tears of joy,crying,face,feels,funny,haha,happy,hehe,hilarious,joy,laugh,lmao,lol,rofl,roflmao,tear;rosto chorando de rir,alegria,chorando de rir,engraçada,engraçado,gargalhada,hahaha,kkk,lágrimas,lágrimas de alegria,rosto,rosto com lágrimas de alegria
🙂;;;slightly_smiling_face;slightly smiling face,face,happy,slightly,smile,smiling;rosto levemente sorridente,feliz,rosto,rosto sorrindo,sorriso,sorriso leve
🙃;;;upside_down_face;upside-down face,face,hehe,smile,upside-down;rosto de cabeça para baixo,de cabeça para baixo,rosto invertido
🫠;;;melting_face,melt;melting face,disappear,dissolve,embarrassed,face,haha,heat,hot,liquid,lol,melt,melting,sarcasm,sarcastic;rosto derretendo,calor,derretendo,derreter,desaparecer,dissolver,envergonhada,haha,quente,sarcasmo,sarcástica,vergonha
😉;;;wink,winking_face;winking face,face,flirt,heartbreaker,sexy,slide,tease,wink,winking,winks;rosto com olho piscando,flerte,piscada,rosto,rosto piscando
😊;;;blush,smiling_face_with_closed_eyes;smiling face with smiling eyes,blush,eye,eyes,face,glad,satisfied,smile,smiling;rosto sorridente com olhos sorridentes,alegre,encabulada,envergonhada,feliz,fofo,ruborizar,satisfeita,sim,sorriso,vergonha
😇;;;innocent,halo;smiling face with halo,angel,angelic,angels,blessed,face,fairy,fairytale,fantasy,halo,happy,innocent,peaceful,smile,smiling,spirit,tale;rosto sorridente com auréola,anjinho,anjo,auréola,inocente,rosto,sorriso,sorriso com auréola
🥰;;;smiling_face_with_three_hearts,smiling_face_with_3_hearts;smiling face with hearts,3,adore,crush,face,heart,hearts,ily,love,romance,smile,smiling,you;rosto sorridente com 3 corações,amando,amei,amo,apaixonada,coração,crush,paixão,romance,rosto,sorridente,te amo
😍;;;heart_eyes,smiling_face_with_heart_eyes;smiling face with heart-eyes,143,bae,eye,face,feels,heart-eyes,hearts,ily,kisses,love,romance,romantic,smile,xoxo;rosto sorridente com olhos de coração,amor,apaixonado,coração,olhar apaixonado,olhos,olhos de coração,paixão,romance,rosto
🤩;;;star_struck;star-struck,excited,eyes,face,grinning,smile,star,starry-eyed,wow;rosto com olhar maravilhado,estrela,gargalhando,olhos,rosto,super animada,super animado,super feliz,superanimada,superanimado,superfeliz
😘;;;kissing_heart,blowing_a_kiss;face blowing a kiss,adorbs,bae,blowing,face,flirt,heart,ily,kiss,love,lover,miss,muah,romantic,smooch,xoxo,you;rosto mandando um beijo,beijo,flerte,jogando beijos,mandando beijo,rosto,rosto jogando beijos
😗;;;kissing,kissing_face;kissing face,143,date,dating,face,flirt,ily,kiss,love,smooch,smooches,xoxo,you;rosto beijando,beijo,rosto,rosto com beijo
☺️;;;relaxed,smiling_face;smiling face,face,happy,outlined,relaxed,smile,smiling;rosto sorridente,corada,corado,relaxado,rosto,rosto sorrindo,rosto sorrindo não preenchido,sorridente,sorriso
😚;;;kissing_closed_eyes,kissing_face_with_closed_eyes;kissing face with closed eyes,143,bae,blush,closed,date,dating,eye,eyes,face,flirt,ily,kisses,kissing,smooches,xoxo;rosto beijando com olhos fechados,beijando,beijando com os olhos fechados,beijinho,mandando beijo,olhos fechados,rosto
😙;;;kissing_smiling_eyes,kissing_face_with_smiling_eyes;kissing face with smiling eyes,143,closed,date,dating,eye,eyes,face,flirt,ily,kiss,kisses,kissing,love,night,smile,smiling;rosto beijando com olhos sorridentes,beijar e sorrir,beijinho,beijos,flerte,mandando beijo,olhos sorrindo,rosto,rosto beijando com um sorriso,sorriso
🥲;;;smiling_face_with_tear;smiling face with tear,face,glad,grateful,happy,joy,pain,proud,relieved,smile,smiley,smiling,tear,touched;rosto sorridente com lágrima,aliviada,chorar,contente,emocionado,felicidade,feliz,grata,gratidão,lágrima,orgulhosa,rir,sorrir
😋;;;yum,savoring_food;face savoring food,delicious,eat,face,food,full,hungry,savor,smile,smiling,tasty,um,yum,yummy;rosto saboreando comida,apetitoso,comida gostosa,delicioso,gostoso,nham,rosto,rosto com sorriso,rosto saboreando,saboroso,sorriso
😛;;;stuck_out_tongue,face_with_tongue;face with tongue,awesome,cool,face,nice,party,stuck-out,sweet,tongue;rosto mostrando a língua,língua para fora,rosto,rosto com língua para fora
😜;;;stuck_out_tongue_winking_eye;winking face with tongue,crazy,epic,eye,face,funny,joke,loopy,nutty,party,stuck-out,tongue,wacky,weirdo,wink,winking,yolo;rosto piscando e com língua para fora,brincadeira,língua para fora com piscadela,piscadela,piscando e mostrando a língua,provocação,rosto
🤪;;;zany_face,zany;zany face,crazy,eye,eyes,face,goofy,large,small,zany;rosto bizarro,cara de maluco,doida,doido,excêntrico,grande,louca,louco,olhar de maluco,olho,pequeno
😝;;;stuck_out_tongue_closed_eyes;squinting face with tongue,closed,eye,eyes,face,gross,horrible,omg,squinting,stuck-out,taste,tongue,whatever,yolo;rosto com olhos semicerrados e língua para fora,eca,horrível,língua para fora,língua para fora com os olhos fechados,olhos fechados,rosto
🤑;;;money_mouth_face;money-mouth face,face,money,money-mouth,mouth,paid;rosto com cifrões,avarenta,caro,cifrão,dinheiro,ganância,grana,rica,riqueza
🤗;;;hugs,hug,hugging;smiling face with open hands,face,hands,hug,hugging,open,smiling;rosto abraçando,abraço,carinho,feliz,mãos abraçando,rosto,rosto sorrindo
🤭;;;hand_over_mouth,face_with_hand_over_mouth;face with hand over mouth,face,giggle,giggling,hand,mouth,oops,realization,secret,shock,sudden,surprise,whoops;rosto com a mão sobre a boca,hehe,ops,risadinha,risonho,sorriso envergonhado,vergonha
🫢;;;face_with_open_eyes_and_hand_over_mouth,face_with_open_eyes_hand_over_mouth,gasp;face with open eyes and hand over mouth,amazement,awe,disbelief,embarrass,eyes,face,gasp,hand,mouth,omg,open,over,quiet,scared,shock,surprise;rosto com olhos abertos e mão sobre a boca,assustada,chocada,descrença,em choque,espanto,nossa,omg,passada,quieta,surpresa,temor
🫣;;;face_with_peeking_eye,peek;face with peeking eye,captivated,embarrass,eye,face,hide,hiding,peek,peeking,peep,scared,shy,stare;rosto com olho espiando,cativada,cativado,envergonhada,envergonhado,esconder,espiadinha,espiando,espiar,olhar fixamente,smiley,tímida,tímido,vergonha
🤫;;;shushing_face,shush;shushing face,face,quiet,shh,shush,shushing;rosto fazendo sinal de silêncio,faça silêncio,fica quieta,quieta,quieto,silêncio
🤔;;;thinking,thinking_face,wtf;thinking face,chin,consider,face,hmm,ponder,pondering,thinking,wondering;rosto pensativo,curiosa,curioso,dúvida,hmm,ideia,ideias,mão no queixo,pensando,pensativa,pensativo,rosto
🫡;;;saluting_face,salute;saluting face,face,good,luck,ma’am,ok,respect,salute,saluting,sir,troops,yes;rosto saudando,boa sorte,exército,ok,respeito,saudação,senhor,sim,tropa
🤐;;;zipper_mouth_face,zipper_mouth;zipper-mouth face,face,keep,mouth,quiet,secret,shut,zip,zipper,zipper-mouth;rosto com boca de zíper,boca fechada,calada,calado,quieta,quieto,rosto,segredo,zíper
🤨;;;raised_eyebrow,face_with_raised_eyebrow;face with raised eyebrow,disapproval,disbelief,distrust,emoji,eyebrow,face,hmm,mild,raised,skeptic,skeptical,skepticism,surprise,what;rosto com sobrancelha levantada,ceticismo,confusa,confuso,cética,cético,desconfiada,desconfiado,desconfiança
😐;;;neutral_face,neutral;neutral face,awkward,blank,deadpan,expressionless,face,fine,jealous,meh,neutral,oh,shade,straight,unamused,unhappy,unimpressed,whatever;rosto neutro,neutro,putz,rosto,rosto sem emoção,sem comentários,sem emoção,sem reação
😑;;;expressionless,expressionless_face;expressionless face,awkward,dead,expressionless,face,fine,inexpressive,jealous,meh,not,oh,omg,straight,uh,unhappy,unimpressed,whatever;rosto inexpressivo,aff,inespressiva,inespressivo,nada a dizer,rosto,sem comentários,sem expressão,tanto faz
😶;;;no_mouth;face without mouth,awkward,blank,expressionless,face,mouth,mouthless,mute,quiet,secret,silence,silent,speechless;rosto sem boca,calada,calado,quieto,rosto,sem boca,sem comentários,sem palavras
🫥;;;dotted_line_face;dotted line face,depressed,disappear,dotted,face,hidden,hide,introvert,invisible,line,meh,whatever,wtv;rosto com linha pontilhada,deprimida,desaparecer,esconder,escondido,indiferença,introvertido,invisível,meh,tanto faz
😶‍🌫️;;;face_in_clouds,in_clouds;face in clouds,absentminded,clouds,face,fog,head;rosto nas nuvens,cabeça nas nuvens,distraído,rosto no nevoeiro
😏;;;smirk,smirking,smirking_face;smirking face,boss,dapper,face,flirt,homie,kidding,leer,shade,slick,sly,smirk,smug,snicker,suave,suspicious,swag;rosto com sorriso maroto,flerte,rosto,sorriso maldoso,sorriso malicioso,sorriso maroto,suspeito
😒;;;unamused,unamused_face;unamused face,...,bored,face,fine,jealous,jel,jelly,pissed,smh,ugh,uhh,unamused,unhappy,weird,whatever;rosto aborrecido,aff,blasé,nada engraçado,não achou graça,não está feliz,rosto,rosto de que não achou graça,rosto de quem não achou graça
🙄;;;roll_eyes,rolling_eyes;face with rolling eyes,eyeroll,eyes,face,rolling,shade,ugh,whatever;rosto com olhos revirados,olhando para cima,olhos,revirando os olhos,rolando os olhos,rosto,tanto faz,virando os olhos
😬;;;grimacing,grimacing_face;grimacing face,awk,awkward,dentist,face,grimace,grimacing,grinning,smile,smiling;rosto expressando desagrado,careta,fazendo careta,rosto,rosto fazendo careta,sem graça
😮‍💨;;;face_exhaling,exhale,exhaling;face exhaling,blow,blowing,exhale,exhaling,exhausted,face,gasp,groan,relief,sigh,smiley,smoke,whisper,whistle;rosto exalando,alívio,assobio,assopro,cansada,cansaço,choque,exalar,exausta,fumaça,suspiro,triste
🤥;;;lying_face,lying;lying face,face,liar,lie,lying,pinocchio;rosto de mentiroso,mentindo,mentira,mentiroso,nariz crescendo,pinocchio,pinóquio
🫨;;;shaking_face,shaking;shaking face,crazy,daze,earthquake,face,omg,panic,shaking,shock,surprise,vibrate,whoa,wow;rosto tremendo,choque,louco,loucura,meu deus,pânico,rosto,surpresa,susto,terremoto,tremendo,vibrar,vibração
🙂‍↔️;15.1;;head_shaking_horizontally;head shaking horizontally,head,horizontally,no,shake,shaking;cabeça virando de um lado para o outro,balançar,cabeça balançando na horizontal,negar,não
🙂‍↕️;15.1;;head_shaking_vertically;head shaking vertically,head,nod,shaking,vertically,yes;cabeça balançando na vertical,confirmação,sim
😌;;;relieved,relieved_face;relieved face,calm,face,peace,relief,relieved,zen;rosto aliviado,alívio,em paz,rosto,zen
😔;;;pensive,pensive_face;pensive face,awful,bored,dejected,died,disappointed,face,losing,lost,pensive,sad,sucks;rosto deprimido,abatido,chateado,deprimido,desanimado,pensativo,pra baixo,rosto
😪;;;sleepy,sleepy_face;sleepy face,crying,face,good,night,sad,sleep,sleeping,sleepy,tired;rosto sonolento,cara de sono,rosto,rosto com sono
🤤;;;drooling_face,drooling;drooling face,drooling,face;rosto babando,babando,babar,rosto,salivando
😴;;;sleeping,sleeping_face;sleeping face,bed,bedtime,face,good,goodnight,nap,night,sleep,sleeping,tired,whatever,yawn,zzz;rosto dormindo,boa noite,cama,cansada,cansado,cochilo,dormindo,dormir,rosto,soneca,sono,zzz
🫩;16;;face_with_eye_bags;face with bags under eyes,bags,bored,exhausted,eyes,face,fatigued,late,sleepy,tired,weary;rosto com olheiras,cansada,cansado,cansaço,dorminhoco,exausta,exausto,olheiras,rosto com bolsas embaixo dos olhos
😷;;;mask,medical_mask;face with medical mask,cold,dentist,dermatologist,doctor,dr,face,germs,mask,medical,medicine,sick;rosto com máscara médica,doente,gripado,máscara,máscara médica,resfriado,rosto,rosto com máscara
🤒;;;face_with_thermometer;face with thermometer,face,ill,sick,thermometer;rosto com termômetro,de cama,doente,febre,febril,rosto,termômetro
🤕;;;face_with_head_bandage;face with head-bandage,bandage,face,head-bandage,hurt,injury,ouch;rosto com atadura na cabeça,acidentado,doente,ferimento,machucado,rosto,rosto com curativos
🤢;;;nauseated_face,nauseated;nauseated face,face,gross,nasty,nauseated,sick,vomit;rosto nauseado,doente,enjoado,enjoo,náusea,vômito
🤮;;;vomiting_face,face_vomiting,vomiting;face vomiting,barf,ew,face,gross,puke,sick,spew,throw,up,vomit,vomiting;rosto vomitando,doente,nojenta,nojento,nojo,vomitando,vômito
🤧;;;sneezing_face,sneezing;sneezing face,face,fever,flu,gesundheit,sick,sneeze,sneezing;rosto espirrando,de cama,doente,espirrando,espirro,gripado,resfriado
🥵;;;hot_face,hot;hot face,dying,face,feverish,heat,hot,panting,red-faced,stroke,sweating,tongue;rosto fervendo de calor,calor,febre,febril,insolação,língua de fora,ofegante,quente,rosto,rosto vermelho,suando,suor
🥶;;;cold_face,cold;cold face,blue,blue-faced,cold,face,freezing,frostbite,icicles,subzero,teeth;rosto gelado,abaixo de zero,azul,congelando,congelei,frio,gelado,glacial,gélido,rosto
🥴;;;woozy_face,woozy;woozy face,dizzy,drunk,eyes,face,intoxicated,mouth,tipsy,uneven,wavy,woozy;rosto embriagado,alcoolizado,boca ondulada,bêbada,bêbado,embriagada,embriagado,intoxicado,olhos tortos,rosto,tonta,tonto
😵;;;dizzy_face,knocked_out;face with crossed-out eyes,crossed-out,dead,dizzy,eyes,face,feels,knocked,out,sick,tired;rosto atordoado,acabado,atordoado,doente,morto,rosto,tontura
😵‍💫;;;face_with_spiral_eyes,dizzy_eyes;face with spiral eyes,confused,dizzy,eyes,face,hypnotized,omg,smiley,spiral,trouble,whoa,woah,woozy;rosto com olhos em espiral,caramba,confuso,desnorteado,eita,espirais,hipnotizado,problema,putz,tonto,tontura,uau
🤯;;;exploding_head;exploding head,blown,explode,exploding,head,mind,mindblown,no,shocked,way;cabeça explodindo,cabeça,chocada,chocado,chocante,choque,explodindo,incrível,perplexo,surpreendente,surpresa,surpreso
🤠;;;cowboy_hat_face,cowboy,cowboy_face;cowboy hat face,cowboy,cowgirl,face,hat;rosto com chapéu de caubói,cara,cara de cauboi,cauboi,caubói,cowboy,rosto,sertanejo,vaqueiro
🥳;;;partying_face,hooray,partying;partying face,bday,birthday,celebrate,celebration,excited,face,happy,hat,hooray,horn,party,partying;rosto festivo,animação,aniversário,apito,chapéu,comemorar,comemoração,feliz aniversário,festa,língua de sogra,parabéns,rosto,viva
🥸;;;disguised_face,disguised;disguised face,disguise,eyebrow,face,glasses,incognito,moustache,mustache,nose,person,spy,tache,tash;rosto disfarçado,bigode,disfarce,espião,incógnito,nariz,pessoa,rosto,sobrancelha,óculos
😎;;;sunglasses,smiling_face_with_sunglasses,sunglasses_cool;smiling face with sunglasses,awesome,beach,bright,bro,chilling,cool,face,rad,relaxed,shades,slay,smile,style,sunglasses,swag,win;rosto sorridente com óculos escuros,muito sol,na boa,rosto,sol,sorrindo,sorrindo de óculos escuros,sorriso de óculos,to legal,óculos escuros
🤓;;;nerd_face,nerd;nerd face,brainy,clever,expert,face,geek,gifted,glasses,intelligent,nerd,smart;rosto de nerd,cdf,esperto,estudioso,inteligente,inteligência,nerd,sabe tudo,sabe-tudo,óculos,óculos de grau
🧐;;;monocle_face,face_with_monocle;face with monocle,classy,face,fancy,monocle,rich,stuffy,wealthy;rosto com monóculo,conservador
😕;;;confused,confused_face;confused face,befuddled,confused,confusing,dunno,face,frown,hm,meh,not,sad,sorry,sure;rosto confuso,confuso,indeciso,não entendi,não tenho certeza,rosto
🫤;;;face_with_diagonal_mouth;face with diagonal mouth,confused,confusion,diagonal,disappointed,doubt,doubtful,face,frustrated,frustration,meh,mouth,skeptical,unsure,whatever,wtv;rosto com boca diagonal,confusão,cético,decepção,desapontado,dúvida,frustração,indiferença,inseguro,meh,tanto faz
😟;;;worried,worried_face;worried face,anxious,butterflies,face,nerves,nervous,sad,stress,stressed,surprised,worried,worry;rosto preocupado,decepcionado,preocupado,rosto
🙁;;;slightly_frowning_face;slightly frowning face,face,frown,frowning,sad,slightly;rosto meio triste,rosto,triste,tristeza,tristinho
☹️;;;frowning_face,white_frowning_face;frowning face,face,frown,frowning,sad;rosto descontente,decepcionado,decepção,descontente,insatisfeito,rosto,rosto de desaprovação,triste
😮;;;open_mouth,face_with_open_mouth;face with open mouth,believe,face,forgot,mouth,omg,open,shocked,surprised,sympathy,unbelievable,unreal,whoa,wow,you;rosto com boca aberta,boca,boca aberta,boquiaberto,empatia,pasmo,rosto
😯;;;hushed,hushed_face;hushed face,epic,face,hushed,omg,stunned,surprised,whoa,woah;rosto surpreso,espantado,rosto,surpreso,uau
😲;;;astonished,astonished_face;astonished face,astonished,cost,face,no,omg,shocked,totally,way;rosto espantado,chocado,estupefato,rosto,totalmente chocado
😳;;;flushed,flushed_face;flushed face,amazed,awkward,crazy,dazed,dead,disbelief,embarrassed,face,flushed,geez,heat,hot,impressed,jeez,what,wow;rosto ruborizado,atordoado,deslumbrado,horrorizado,impressionado,rosto,ruborizado,vergonha
🫪;17;;distorted_face;distorted face,anxiety,bloated,panic,shocked,surprised,vulnerable;rosto distorcido,ansiedade,chocado,inchado,pânico,surpreso,vulnerável
🥺;;;pleading_face,pleading;pleading face,begging,big,eyes,face,mercy,not,pleading,please,pretty,puppy,sad,why;rosto implorando,implorando,olhar de cachorrinho,olhos grandes,perdão,por favor,por que não,pq não,rosto,triste
🥹;;;face_holding_back_tears,watery_eyes;face holding back tears,admiration,aww,back,cry,embarrassed,face,feelings,grateful,gratitude,holding,joy,please,proud,resist,sad,tears;rosto segurando as lágrimas,admiração,alegria,chorar,com raiva,emoção,gratidão,iti malia,lágrimas,orgulho,por favor,resistir,tristeza
😦;;;frowning,frowning_face;frowning face with open mouth,caught,face,frown,frowning,guard,mouth,open,scared,scary,surprise,what,wow;rosto franzido com boca aberta,aberta,assustado,boca,decepcionado,inesperado,rosto assustado,uau
😧;;;anguished,anguished_face;anguished face,anguished,face,forgot,scared,scary,stressed,surprise,unhappy,what,wow;rosto angustiado,angustiado,rosto,sofrendo
😨;;;fearful,fearful_face;fearful face,afraid,anxious,blame,face,fear,fearful,scared,worried;rosto amedrontado,ansiedade,assustado,com medo,medo,preocupado,rosto
😰;;;cold_sweat,anxious,anxious_face;anxious face with sweat,anxious,blue,cold,eek,face,mouth,nervous,open,rushed,scared,sweat,yikes;rosto ansioso com gota de suor,boca aberta,nervoso,rosto,rosto azul com suor frio,suando frio,suor frio
😥;;;disappointed_relieved,sad_relieved_face;sad but relieved face,anxious,call,close,complicated,disappointed,face,not,relieved,sad,sweat,time,whew;rosto triste mas aliviado,aliviado,decepcionado,não,rosto,triste,ufa
😢;;;cry,crying_face;crying face,awful,cry,crying,face,feels,miss,sad,tear,triste,unhappy;rosto chorando,chorando,choro,lágrimas,rosto,triste
😭;;;sob,loudly_crying_face;loudly crying face,bawling,cry,crying,face,loudly,sad,sob,tear,tears,unhappy;rosto chorando aos berros,chorando,chorando alto,chorar,infeliz,lágrimas,rosto,triste
😱;;;scream,screaming_in_fear;face screaming in fear,epic,face,fear,fearful,munch,scared,scream,screamer,screaming,shocked,surprised,woah;rosto gritando de medo,assustada,assustado,gritando,grito,medo,rosto,susto,temeroso
😖;;;confounded,confounded_face;confounded face,annoyed,confounded,confused,cringe,distraught,face,feels,frustrated,mad,sad;rosto perplexo,bravo,frustrado,indignado,perplexo,rosto
😣;;;persevere,persevering_face;persevering face,concentrate,concentration,face,focus,headache,persevere,persevering;rosto perseverante,concentrado,concentração,dor de cabeça,foco,perseverante,perseverança,rosto
😞;;;disappointed,disappointed_face;disappointed face,awful,blame,dejected,disappointed,face,fail,losing,sad,unhappy;rosto desapontado,decepção,desapontado,desapontamento,rosto,rosto decepcionado,triste
😓;;;sweat,downcast_face;downcast face with sweat,close,cold,downcast,face,feels,headache,nervous,sad,scared,sweat,yikes;rosto cabisbaixo com gota de suor,rosto,rosto com suor frio,suando frio,suor frio
😩;;;weary,weary_face;weary face,crying,face,fail,feels,hungry,mad,nooo,sad,sleepy,tired,unhappy,weary;rosto desolado,aborrecido,cansado,cansei,decepcionado,desolado,exausto,infeliz,perdi,rosto
😫;;;tired_face,tired;tired face,cost,face,feels,nap,sad,sneeze,tired;rosto cansado,cansado,desesperado,exausto,rosto
🥱;;;yawning_face,yawn,yawning;yawning face,bedtime,bored,face,goodnight,nap,night,sleep,sleepy,tired,whatever,yawn,yawning,zzz;rosto bocejando,bocejo,cansada,cansado,com sono,entediada,entediado,sono,zzz
😤;;;triumph,nose_steam;face with steam from nose,anger,angry,face,feels,fume,fuming,furious,fury,mad,nose,steam,triumph,unhappy,won;rosto soltando vapor pelo nariz,brava,bravo,furiosa,furioso,irritada,irritado,rosto,soltando fumaça,triunfo,vitória
😡;;;pout,rage,pouting_face;enraged face,anger,angry,enraged,face,feels,mad,maddening,pouting,rage,red,shade,unhappy,upset;rosto furioso,bravo,furioso,irado,rosto,vermelho,zangado
😠;;;angry,angry_face;angry face,anger,angry,blame,face,feels,frustrated,mad,maddening,rage,shade,unhappy,upset;rosto zangado,irado,rosto,zangado
🤬;;;cursing_face,censored,face_with_symbols_on_mouth;face with symbols on mouth,censor,cursing,cussing,face,mad,mouth,pissed,swearing,symbols;rosto com símbolos na boca,boca,censurado,fala,mal,rosto,rude,símbolos,xingando
😈;;;smiling_imp;smiling face with horns,demon,devil,evil,face,fairy,fairytale,fantasy,horns,purple,shade,smile,smiling,tale;rosto sorridente com chifres,cara,chifres,diabinho,diabo,malícia,rosto,roxa,sorridente,sorriso
👿;;;imp,angry_imp;angry face with horns,angry,demon,devil,evil,face,fairy,fairytale,fantasy,horns,imp,mischievous,purple,shade,tale;rosto zangado com chifres,bravo,chifres,demônio,diabinho,diabo,rosto,zangado
💀;;;skull;skull,body,dead,death,face,fairy,fairytale,i’m,lmao,monster,tale,yolo;caveira,conto,corpo,fadas,morte,rosto
☠️;;;skull_and_crossbones;skull and crossbones,bone,crossbones,dead,death,face,monster,skull;caveira e ossos cruzados,caveira,morte,ossos,ossos cruzados,pirata
💩;;;hankey,poop,shit;pile of poo,bs,comic,doo,dung,face,fml,monster,pile,poo,poop,smelly,smh,stink,stinks,stinky,turd;cocô,estrume,excremento,fezes,pilha
🤡;;;clown_face,clown;clown face,clown,face;rosto de palhaço,cara,circo,engraçado,palhaço,piada,rosto
👹;;;japanese_ogre,ogre;ogre,creature,devil,face,fairy,fairytale,fantasy,mask,monster,scary,tale;ogro,assustador,conto de fadas,demoníaco,japonês,malvado,monstro,máscara,oni,rosto
👺;;;japanese_goblin,goblin;goblin,angry,creature,face,fairy,fairytale,fantasy,mask,mean,monster,tale;duende japonês,bravo,conto,duende,fadas,goblin,japonês,monstro,máscara,raiva,rosto,tengu,zangado
👻;;;ghost;ghost,boo,creature,excited,face,fairy,fairytale,fantasy,halloween,haunting,monster,scary,silly,tale;fantasma,assombrado,assombração,buu,conto,fadas,halloween,rosto
👽;;;alien;alien,creature,extraterrestrial,face,fairy,fairytale,fantasy,monster,space,tale,ufo;alienígena,extraterrestre,ovni,rosto
👾;;;space_invader,alien_monster;alien monster,alien,creature,extraterrestrial,face,fairy,fairytale,fantasy,game,gamer,games,monster,pixelated,space,tale,ufo;monstro alienígena,alien,e.t.,extraterrestre,game,invasores,monstro,ovni,pixelado
🤖;;;robot,robot_face;robot,face,monster;rosto de robô,monstro,robotizado,robô,rosto
😺;;;smiley_cat,grinning_cat;grinning cat,animal,cat,face,grinning,mouth,open,smile,smiling;rosto de gato sorrindo,aberta,animal,boca,feliz,gato,rosto,sorrindo,sorriso
😸;;;smile_cat,grinning_cat_with_closed_eyes;grinning cat with smiling eyes,animal,cat,eye,eyes,face,grin,grinning,smile,smiling;rosto de gato sorrindo com olhos sorridentes,gato,rindo,riso,rosto,sorrindo,sorriso
😹;;;joy_cat,tears_of_joy_cat;cat with tears of joy,animal,cat,face,joy,laugh,laughing,lol,tear,tears;rosto de gato com lágrimas de alegria,alegria,chorando,choro,engraçado,felicidade,feliz,gato,lágrimas,rir,risos,rosto
😻;;;heart_eyes_cat,smiling_cat_with_heart_eyes;smiling cat with heart-eyes,animal,cat,eye,face,heart,heart-eyes,love,smile,smiling;rosto de gato sorridente com olhos de coração,adorei,amor,apaixonado,coração,gato,paixão,rosto,sorriso
😼;;;smirk_cat,wry_smile_cat;cat with wry smile,animal,cat,face,ironic,smile,wry;rosto de gato com sorriso irônico,gato,irônico,rosto,sorriso
😽;;;kissing_cat;kissing cat,animal,cat,closed,eye,eyes,face,kiss,kissing;rosto de gato mandando um beijo,beijando,beijo,fechado,gato,olho,rosto
🙀;;;scream_cat,weary_cat;weary cat,animal,cat,face,oh,surprised,weary;rosto de gato desolado,choque,desolado,gato,meu deus,oh!,rosto,surpresa,surpreso
😿;;;crying_cat_face,crying_cat;crying cat,animal,cat,cry,crying,face,sad,tear;rosto de gato chorando,chorando,choro,gato,lágrima,rosto,triste
😾;;;pouting_cat;pouting cat,animal,cat,face,pouting;rosto de gato mal-humorado,bico,bravo,gato,mal-humorado,rosto
🙈;;;see_no_evil;see-no-evil monkey,embarrassed,evil,face,forbidden,forgot,gesture,hide,monkey,no,omg,prohibited,scared,secret,smh,watch;macaco que não vê nada,envergonhado,macaco,não veja o mal,não vi nada,olhos,tapados,vergonha
🙉;;;hear_no_evil;hear-no-evil monkey,animal,ears,evil,face,forbidden,gesture,hear,listen,monkey,no,not,prohibited,secret,shh,tmi;macaco que não ouve nada,macaco,não ouve nada,não ouça o mal,não ouço,não quero ouvir,ouvidos,tapados
🙊;;;speak_no_evil;speak-no-evil monkey,animal,evil,face,forbidden,gesture,monkey,no,not,oops,prohibited,quiet,secret,speak,stealth;macaco que não fala nada,animal,boca tapada,macaco,não,não fale nada,não posso contar,não posso falar,segredo,silencio,ups
💌;;;love_letter;love letter,heart,letter,love,mail,romance,valentine;carta de amor,carta,coração,correspondência com coração,romance
💘;;;cupid,heart_with_arrow;heart with arrow,143,adorbs,arrow,cupid,date,emotion,heart,ily,love,romance,valentine;coração com flecha,amor,coração,cupido,emoção,flecha,flechado,paixão,romance,s2
💝;;;gift_heart,heart_with_ribbon;heart with ribbon,143,anniversary,emotion,heart,ily,kisses,ribbon,valentine,xoxo;coração com fita,amor,aniversário,coração,dia dos namorados,fita,presente,s2
💖;;;sparkling_heart;sparkling heart,143,emotion,excited,good,heart,ily,kisses,morning,night,sparkle,sparkling,xoxo;coração brilhante,amor,brilhante,coração,emocionante,emoção,s2
💗;;;heartpulse,growing_heart;growing heart,143,emotion,excited,growing,heart,heartpulse,ily,kisses,muah,nervous,pulse,xoxo;coração crescendo,amor,animado,batendo,coração,crescendo,emoção,nervosismo,s2
💓;;;heartbeat,beating_heart;beating heart,143,beating,cardio,emotion,heart,heartbeat,ily,love,pulsating,pulse;coração pulsante,amor,batendo,coração,emoção,pulsante,s2
💞;;;revolving_hearts;revolving hearts,143,adorbs,anniversary,emotion,heart,hearts,revolving;corações girando,adorável,amor,bonitinho,coração,corações,emoção,girando,s2
💕;;;two_hearts;two hearts,143,anniversary,date,dating,emotion,heart,hearts,ily,kisses,love,loving,two,xoxo;dois corações,amor,aniversário,casal,coração,dois,emoção,s2
💟;;;heart_decoration;heart decoration,143,decoration,emotion,heart,hearth,purple,white;coração decorativo,amor,coração,decorativo,decoração,roxo,s2,selo
❣️;;;heavy_heart_exclamation,heart_exclamation;heart exclamation,exclamation,heart,heavy,mark,punctuation;exclamação de coração,amor,coração,exclamação,pontuação,s2,sinal
💔;;;broken_heart;broken heart,break,broken,crushed,emotion,heart,heartbroken,lonely,sad;coração partido,amorosa,coração,decepção,desilusão,emoção,partido,quebrado,rompimento,s2,sofrendo,sofrimento,triste
❤️‍🔥;;;heart_on_fire;heart on fire,burn,fire,heart,love,lust,sacred;coração em chamas,amor,chamas,coração,coração sagrado,fogo,luxúria
❤️‍🩹;;;mending_heart;mending heart,healthier,heart,improving,mending,recovering,recuperating,well;coração remendado,bem,bom,curando,mais saudável,melhorando,recuperação
❤️;;;heart,red_heart;red heart,emotion,heart,love,red;coração vermelho,amor,coração,s2
🩷;;;pink_heart;pink heart,143,adorable,cute,emotion,heart,ily,like,love,pink,special,sweet;coração rosa,adorei,adorável,amo você,amor,coração,curtir,emoção,especial,fofo,gostar,gostei,te amo
🧡;;;orange_heart;orange heart,143,heart,orange;coração laranja,coração,emoção,laranja,s2
💛;;;yellow_heart;yellow heart,143,cardiac,emotion,heart,ily,love,yellow;coração amarelo,amarelo,amor,coração,emoção,love,s2
💚;;;green_heart;green heart,143,emotion,green,heart,ily,love,romantic;coração verde,coração,emoção,s2,verde
💙;;;blue_heart;blue heart,143,blue,emotion,heart,ily,love,romance;coração azul,azul,coração,emoção,s2
🩵;;;light_blue_heart;light blue heart,143,blue,cute,cyan,emotion,heart,ily,light,like,love,sky,special,teal;coração azul-claro,adorar,adorei,amo você,amor,coração,emoção,especial,fofo,gostar,gostei,te amo
💜;;;purple_heart;purple heart,143,bestest,emotion,heart,ily,love,purple;coração roxo,coração,coração lilás,emoção,roxo,s2
🤎;;;brown_heart;brown heart,143,brown,heart;coração marrom,coração,marrom,s2
🖤;;;black_heart;black heart,black,evil,heart,wicked;coração preto,coração,negro,preto,s2
🩶;;;grey_heart,gray_heart;grey heart,143,emotion,gray,grey,heart,ily,love,silver,slate,special;coração cinza,adorar,adorei,amo você,amor,coração,emoção,especial,gostar,gostei,te amo
🤍;;;white_heart;white heart,143,heart,white;coração branco,branco,coração,s2
💋;;;kiss;kiss mark,dating,emotion,heart,kiss,kissing,lips,mark,romance,sexy;marca de beijo,beijo,lábios,romance
💯;;;100;hundred points,100,a+,agree,clearly,definitely,faithful,fleek,full,hundred,keep,perfect,point,score,true,truth,yup;cem pontos,100,cem,certamente,certeza,conte comigo,pontos,sem dúvida,top,total
💢;;;anger;anger symbol,anger,angry,comic,mad,symbol,upset;símbolo de raiva,com raiva,emoção,engraçado,raiva
🫯;17;;fight_cloud;fight cloud,argument,brawl,debate,disagreement,fight,ruckus,wrestle;nuvem de briga,briga,debate,desacordo,discussão,luta,tumulto
💥;;;boom,collision;collision,bomb,boom,collide,comic,explode;colisão,emoção,engraçado,explosão,símbolo de colisão
💫;;;dizzy;dizzy,comic,shining,shooting,star,stars;zonzo,brilhante,emoção,engraçado,estrelas,olhando para as estrelas
💦;;;sweat_drops;sweat droplets,comic,drip,droplet,droplets,drops,splashing,squirt,sweat,water,wet,work,workout;pingos de suor,borrifo,com suor,emoção,engraçado,splash,suor
💨;;;dash,dashing_away;dashing away,away,cloud,comic,dash,dashing,fart,fast,go,gone,gotta,running,smoke;rapidez,correr,corrida,emoção,engraçado,fugir
🕳️;;;hole;hole;buraco,buraco no chão
💬;;;speech_balloon;speech balloon,balloon,bubble,comic,dialog,message,sms,speech,talk,text,typing;balão de diálogo,balão,balão de conversa,diálogo,engraçado
👁️‍🗨️;;;eye_speech_bubble,eye_in_speech_bubble;eye in speech bubble,balloon,bubble,eye,speech,witness;olho no balão de diálogo,balão de diálogo,olho,testemunha
🗨️;;;left_speech_bubble;left speech bubble,balloon,bubble,dialog,left,speech;balão de diálogo à esquerda,azul,balão,conversa,diálogo,esquerda
🗯️;;;right_anger_bubble;right anger bubble,anger,angry,balloon,bubble,mad,right;balão de raiva à direita,balão,briga,conversa,direita,discurso,discussão,diálogo,enérgico,furioso,irado,raiva
💭;;;thought_balloon;thought balloon,balloon,bubble,cartoon,cloud,comic,daydream,decisions,dream,idea,invent,invention,realize,think,thoughts,wonder;balão de pensamento,balão,engraçado,ideia,inventando,invenção,pensamento,pensando
💤;;;zzz;zzz,comic,good,goodnight,night,sleep,sleeping,sleepy,tired;zzz,boa noite,cansada,cansado,com sono,dormindo,dormir,emoção,engraçado,roncando,sono
👋;;s;wave,waving_hand;waving hand,bye,cya,g2g,greetings,gtg,hand,hello,hey,hi,later,outtie,ttfn,ttyl,wave,yo,you;mão acenando,acenando,aceno,até mais,está aí?,flw,mão,oi,olá,taí?,tchau
🤚;;s;raised_back_of_hand;raised back of hand,back,backhand,hand,raised;dorso da mão levantado,dorso,levantada,levantado,mão,para tudo,pare
🖐️;;s;raised_hand_with_fingers_splayed;hand with fingers splayed,finger,fingers,hand,raised,splayed,stop;mão aberta com os dedos separados,5,aberta,cinco,dedos,mão,palma,pare,separados
✋;;s;hand,raised_hand,high_five;raised hand,5,five,hand,high,raised,stop;mão levantada,5,cinco,erguida,high five,levantada,mão,papel,pare,toca aqui
🖖;;s;vulcan_salute,vulcan;vulcan salute,finger,hand,hands,salute,vulcan;saudação vulcana,dedos,jornada nas estrelas,mão,saudação,saudação star trek,spock,star trek,startrek
🫱;;s;rightwards_hand;rightwards hand,hand,handshake,hold,reach,right,rightward,rightwards,shake;mão para a direita,apertar,aperto,direita,mão,pegar,segurar
🫲;;s;leftwards_hand;leftwards hand,hand,handshake,hold,left,leftward,leftwards,reach,shake;mão para a esquerda,apertar,esquerda,mão,pegar,segurar
🫳;;s;palm_down_hand,palm_down;palm down hand,dismiss,down,drop,dropped,hand,palm,pick,shoo,up;mão com a palma para baixo,cair,derrubar,descartar,mão,pegar,segurar,soltar,xô
🫴;;s;palm_up_hand,palm_up;palm up hand,beckon,catch,come,hand,hold,know,lift,me,offer,palm,tell;mão com a palma para cima,acenar,levantar,mão,oferecer,pegar,segurar,venha
🫷;;s;leftwards_pushing_hand;leftwards pushing hand,block,five,halt,hand,high,hold,leftward,leftwards,pause,push,pushing,refuse,slap,stop,wait;mão empurrando para a esquerda,bate aqui,bloquear,empurrar,esperar,esquerda,high five,mão,parar,pausar,recusar,toca aqui
🫸;;s;rightwards_pushing_hand;rightwards pushing hand,block,five,halt,hand,high,hold,pause,push,pushing,refuse,rightward,rightwards,slap,stop,wait;mão empurrando para a direita,bate aqui,bloquear,direita,empurrar,esperar,high five,mão,parar,pausar,recusar,toca aqui
👌;;s;ok_hand;ok hand,awesome,bet,dope,fleek,fosho,got,gotcha,hand,legit,ok,okay,pinch,rad,sure,sweet,three;sinal de ok,beliscar,certo,concordo,mão,ok,rude,sinal,sinalizando,ótimo
🤌;;s;pinched_fingers,pinch;pinched fingers,fingers,gesture,hand,hold,huh,interrogation,patience,pinched,relax,sarcastic,ugh,what,zip;dedos comprimidos,beliscado,coxinha,dedos,gesto de mão,hã,interrogação,italiana,itália,maravilha,mão,o quê,sarcástico
🤏;;s;pinching_hand;pinching hand,amount,bit,fingers,hand,little,pinching,small,sort;mão beliscando,beliscar,mão,pequena quantidade,pequeno,pouco,pouquinho
✌️;;s;v,victory;victory hand,hand,peace,v,victory;mão em v de vitória,beleza,mão,paz,sim,v de vitória,vitória
🤞;;s;crossed_fingers,fingers_crossed;crossed fingers,cross,crossed,finger,fingers,hand,luck;dedos cruzados,boa sorte,cruzados,dedos,mão,sorte,torcendo
🫰;;s;hand_with_index_finger_and_thumb_crossed;hand with index finger and thumb crossed,<3,crossed,expensive,finger,hand,heart,index,love,money,snap,thumb;mão com dedo indicador e polegar cruzados,<3,amor,army,caro,coração,dinheiro,estalar,k-pop,kpop,mão
🤟;;s;love_you_gesture;love-you gesture,fingers,gesture,hand,ily,love,love-you,three,you;gesto de "te amo",amor,gesto,mão,te amo
🤘;;s;metal,sign_of_the_horns;sign of the horns,finger,hand,horns,rock-on,sign;saudação do rock,chifres,dedos,metal,mão,rock
🤙;;s;call_me_hand;call me hand,call,hand,hang,loose,me,shaka;sinal "me liga",legal,ligar,me liga,mão
👈;;s;point_left;backhand index pointing left,backhand,finger,hand,index,left,point,pointing;dorso da mão com indicador apontando para a esquerda,costas,dedo,dorso,esquerda,indicador,mão
👉;;s;point_right;backhand index pointing right,backhand,finger,hand,index,point,pointing,right;dorso da mão com indicador apontando para a direita,apontar,costas,dedo,direita,dorso,indicador,mão
👆;;s;point_up_2,point_up;backhand index pointing up,backhand,finger,hand,index,point,pointing,up;dorso da mão com indicador apontando para cima,cima,costas,dedo,dedo para cima,dorso,indicador,mão
🖕;;s;fu,middle_finger;middle finger,finger,hand,middle;dedo do meio,dedo,gesto ofensivo,mão
👇;;s;point_down;backhand index pointing down,backhand,down,finger,hand,index,point,pointing;dorso da mão com indicador apontando para baixo,abaixo,costas da mão,dedo,dedo apontado para baixo,dedo indicador,dedo para baixo,dorso da mão com dedo indicador apontando para baixo,embaixo
☝️;;s;point_up,point_up_2;index pointing up,finger,hand,index,point,pointing,this,up;indicador apontando para cima,dedo,dedo apontando para cima,eu,indicador,mão
🫵;;s;index_pointing_at_the_viewer,point_forward;index pointing at the viewer,at,finger,hand,index,pointing,poke,viewer,you;indicador apontando para o visualizador,apontar,aí,cutucar,dedo,indicador,mão,tu,você
👍;;s;+1,thumbsup,yes;thumbs up,+1,good,hand,like,thumb,up,yes;polegar para cima,beleza,cima,concordo,dedão,joia,mão,ok,polegar,sim,sinal,valeu
👎;;s;-1,thumbsdown,no;thumbs down,-1,bad,dislike,down,good,hand,no,nope,thumb,thumbs;polegar para baixo,dedão,dedão para baixo,desaprovado,desaprovação,mão,não,não gostei,para baixo,ruim,sinal
✊;;s;fist,fist_raised;raised fist,clenched,fist,hand,punch,raised,solidarity;punho levantado,pedra,punho,punho erguido,solidariedade
👊;;s;facepunch,fist_oncoming,punch;oncoming fist,absolutely,agree,boom,bro,bruh,bump,clenched,correct,fist,hand,knuckle,oncoming,pound,punch,rock,ttyl;soco,beleza,fechado,força,mão,punho,tá ligado
🤛;;s;fist_left,left_facing_fist;left-facing fist,fist,left-facing,leftwards;punho esquerdo,esquerdo,fechada,mão,punho,soco
🤜;;s;fist_right,right_facing_fist;right-facing fist,fist,right-facing,rightwards;punho direito,direito,punho,soco
👏;;s;clap,clapping_hands;clapping hands,applause,approval,awesome,clap,congrats,congratulations,excited,good,great,hand,homie,job,nice,prayed,well,yay;mãos aplaudindo,aplauso,bom trabalho,mãos,palmas,parabéns,sinal
🙌;;s;raised_hands;raising hands,celebration,gesture,hand,hands,hooray,praise,raised,raising;mãos para cima,ambas as mãos,comemoração,levantando ambas as mãos para comemorar,viva
🫶;;s;heart_hands;heart hands,<3,hands,heart,love,you;mãos de coração,<3,amei,amo você,amor,coração,mão,mãos,te amo
👐;;s;open_hands;open hands,hand,hands,hug,jazz,open,swerve;mãos abertas,abertas,mão,sinal,sinal de mãos abertas
🤲;;s;palms_up_together;palms up together,cupped,dua,hands,palms,pray,prayer,together,up,wish;palmas unidas para cima,cima,devoção,juntas,oração,palmas,unidas
🤝;;s;handshake;handshake,agreement,deal,hand,meeting,shake;aperto de mãos,aperto,combinado,cumprimento,mãos
🙏;;s;pray,folded_hands;folded hands,appreciate,ask,beg,blessed,bow,cmon,five,folded,gesture,hand,high,please,pray,thanks,thx;mãos juntas,gesto,mão,reza,rezando,rezar
✍️;;s;writing_hand;writing hand,hand,write,writing;escrevendo à mão,caneta,escrevendo,mão
💅;;s;nail_care,nail_polish;nail polish,bored,care,cosmetics,done,makeup,manicure,nail,polish,whatever;esmalte de unha,cosméticos,esmalte,manicure,mão,unhas
🤳;;s;selfie;selfie,camera,phone;selfie,camera,celular,câmera,foto,smartphone
💪;;s;muscle,right_bicep;flexed biceps,arm,beast,bench,biceps,bodybuilder,bro,curls,flex,gains,gym,jacked,muscle,press,ripped,strong,weightlift;bíceps,academia,contraído,engraçado,forte,musculação,músculo
🦾;;;mechanical_arm;mechanical arm,accessibility,arm,mechanical,prosthetic;braço mecânico,acessibilidade,prótese
🦿;;;mechanical_leg;mechanical leg,accessibility,leg,mechanical,prosthetic;perna mecânica,acessibilidade,prótese
🦵;;s;leg;leg,bent,foot,kick,knee,limb;perna,chute,joelho,membro,perna dobrada,pé
🦶;;s;foot;foot,ankle,feet,kick,stomp;pé,calcanhar,chutar,chute,pisar,pisão,tornozelo
👂;;s;ear;ear,body,ears,hear,hearing,listen,listening,sound;orelha,corpo,escutar,ouvido
🦻;;s;ear_with_hearing_aid,hearing_aid;ear with hearing aid,accessibility,aid,ear,hard,hearing;ouvido com aparelho auditivo,acessibilidade,aparelho auditivo,deficiência auditiva,surda,surdo
👃;;s;nose;nose,body,noses,nosey,odor,smell,smells;nariz,cheirar,cheiro,corpo,odor,rosto
🧠;;;brain;brain,intelligent,smart;cérebro,inteligente,inteligência
🫀;;;anatomical_heart;anatomical heart,anatomical,beat,cardiology,heart,heartbeat,organ,pulse,real,red;coração humano,anatomia,batimento,batimento cardíaco,cardiologia,centro,coração,coração vermelho,pulsação,pulso,s2,órgão
🫁;;;lungs;lungs,breath,breathe,exhalation,inhalation,lung,organ,respiration;pulmões,anatomia,espiração,exalação,inalação,pulmão,respiração,órgão
🦷;;;tooth;tooth,dentist,pearly,teeth,white;dente,branco,dentista
🦴;;;bone;bone,bones,dog,skeleton,wishbone;osso,cachorro,esqueleto
👀;;;eyes;eyes,body,eye,face,googly,look,looking,omg,peep,see,seeing;olhos,olhando,olho,rosto,tô de olho
👁️;;;eye;eye,1,body,one;olho,parte do corpo,rosto
👅;;;tongue;tongue,body,lick,slurp;língua,corpo,rosto
👄;;;lips,mouth;mouth,beauty,body,kiss,kissing,lips,lipstick;boca,batom,beijo,corpo,lábios,rosto
🫦;;;biting_lip;biting lip,anxious,bite,biting,fear,flirt,flirting,kiss,lip,lipstick,nervous,sexy,uncomfortable,worried,worry;mordendo o lábio,ansioso,batom,beijo,flertar,lábios,medo,mordida,nervoso,preocupação,sedução,sexy,vontade
👶;;s;baby;baby,babies,children,goo,infant,newborn,pregnant,young;bebê,bebezinho,grávida,neném,pessoas,recém-nascido
🧒;;s;child;child,bright-eyed,grandchild,kid,young,younger;criança,filho,jovem,neto,pequeno
👦;;s;boy;boy,bright-eyed,child,grandson,kid,son,young,younger;menino,garoto,guri,jovem,loiro,pessoas,piá
👧;;s;girl;girl,bright-eyed,child,daughter,granddaughter,kid,virgo,young,younger,zodiac;menina,filha,garota,menininha,neta,pessoas
🧑;;s;adult;person,adult;pessoa,adulta,adulto
👱;;s;blond_haired_person,blond_haired;person: blond hair,blond,blond-haired,human,person;pessoa: cabelo louro,cabelo,loiro,louro,pessoa,pessoa loira,pessoa loura,rosto
👨;;s;man;man,adult,bro;homem,adulto,amigo,irmão,marido,namorado
🧔;;s;bearded_person,person_bearded;person: beard,beard,bearded,person,whiskers;homem: barba,barba,barbudo,homem,pessoa
🧔‍♂️;;s;man_beard,man_bearded;man: beard,beard,bearded,man,whiskers;homem: barbudo,barba,homem,homem: barba
🧔‍♀️;;s;woman_beard,woman_bearded;woman: beard,beard,bearded,whiskers,woman;mulher: barba,barba,mulher
👨‍🦰;;s;red_haired_man,man_red_haired;man: red hair,adult,bro,man,red hair;homem: cabelo vermelho,adulto,amigo,cabelo vermelho,homem,irmão,marido,namorado
👨‍🦱;;s;curly_haired_man,man_curly_haired;man: curly hair,adult,bro,curly hair,man;homem: cabelo cacheado,adulto,amigo,cabelo cacheado,homem,irmão,marido,namorado
👨‍🦳;;s;white_haired_man,man_white_haired;man: white hair,adult,bro,man,white hair;homem: cabelo branco,adulto,amigo,cabelo branco,homem,irmão,marido,namorado
👨‍🦲;;s;bald_man,man_bald;man: bald,adult,bald,bro,man;homem: careca,adulto,amigo,careca,homem,irmão,marido,namorado
👩;;s;woman;woman,adult,lady;mulher,adulta,garota,guria,loira,menina,mina
👩‍🦰;;s;red_haired_woman,woman_red_haired;woman: red hair,adult,lady,red hair,woman;mulher: cabelo vermelho,adulta,cabelo vermelho,garota,guria,loira,menina,mina,mulher
🧑‍🦰;;s;person_red_hair,red_haired;person: red hair,adult,person,red hair;pessoa: cabelo vermelho,adulta,adulto,cabelo vermelho,pessoa
👩‍🦱;;s;curly_haired_woman,woman_curly_haired;woman: curly hair,adult,curly hair,lady,woman;mulher: cabelo cacheado,adulta,cabelo cacheado,garota,guria,loira,menina,mina,mulher
🧑‍🦱;;s;person_curly_hair,curly_haired;person: curly hair,adult,curly hair,person;pessoa: cabelo cacheado,adulta,adulto,cabelo cacheado,pessoa
👩‍🦳;;s;white_haired_woman,woman_white_haired;woman: white hair,adult,lady,white hair,woman;mulher: cabelo branco,adulta,cabelo branco,garota,guria,loira,menina,mina,mulher
🧑‍🦳;;s;person_white_hair,white_haired;person: white hair,adult,person,white hair;pessoa: cabelo branco,adulta,adulto,cabelo branco,pessoa
👩‍🦲;;s;bald_woman,woman_bald;woman: bald,adult,bald,lady,woman;mulher: careca,adulta,careca,garota,guria,loira,menina,mina,mulher
🧑‍🦲;;s;person_bald,bald;person: bald,adult,bald,person;pessoa: careca,adulta,adulto,careca,pessoa
👱‍♀️;;s;blond_haired_woman,blonde_woman,woman_blond_haired;woman: blond hair,blond,blond-haired,blonde,hair,woman;mulher: cabelo loiro,garota,guria,loira,loura,menina,mulher
👱‍♂️;;s;blond_haired_man,man_blond_haired;man: blond hair,blond,blond-haired,hair,man;homem: cabelo loiro,cabelo,homem,loiro,louro
🧓;;s;older_adult;older person,adult,elderly,grandparent,old,person,wise;idoso,adulto,avô,sábio,velho,vovó
👴;;s;older_man;old man,adult,bald,elderly,gramps,grandfather,grandpa,man,old,wise;homem idoso,adulto,avô,careca,homem,idoso,pessoas,vovô
👵;;s;older_woman;old woman,adult,elderly,grandma,grandmother,granny,lady,old,wise,woman;idosa,adulta,mulher,pessoas,velhinha,vovozinha,vovó
🙍;;s;frowning_person,person_frowning;person frowning,annoyed,disappointed,disgruntled,disturbed,frown,frowning,frustrated,gesture,irritated,person,upset;franzindo a sobrancelha,brava,bravo,chateada,chateado,franzindo a testa,gesto,pessoa,pessoa franzindo a sobrancelha,triste
🙍‍♂️;;s;frowning_man,man_frowning;man frowning,annoyed,disappointed,disgruntled,disturbed,frown,frowning,frustrated,gesture,irritated,man,upset;homem franzindo a sobrancelha,carrancudo,chateado,desconfiado,gesto,homem,magoado,menino
🙍‍♀️;;s;frowning_woman,woman_frowning;woman frowning,annoyed,disappointed,disgruntled,disturbed,frown,frowning,frustrated,gesture,irritated,upset,woman;mulher franzindo a sobrancelha,carrancuda,desconfiada,mulher
🙎;;s;pouting_face,person_pouting,pouting;person pouting,disappointed,downtrodden,frown,grimace,person,pouting,scowl,sulk,upset,whine;pessoa fazendo bico,beicinho,beiço,careta,chateada,chateado,emburrada,emburrado,fazendo bico,gesto,pessoa
🙎‍♂️;;s;pouting_man,man_pouting;man pouting,disappointed,downtrodden,frown,grimace,man,pouting,scowl,sulk,upset,whine;homem fazendo bico,apontando,bico,cara feia,gesto,homem,homen apontando
🙎‍♀️;;s;pouting_woman,woman_pouting;woman pouting,disappointed,downtrodden,frown,grimace,pouting,scowl,sulk,upset,whine,woman;mulher fazendo bico,bico,cara feia,mulher
🙅;;s;no_good,person_gesturing_no;person gesturing no,forbidden,gesture,hand,no,not,person,prohibit;pessoa fazendo gesto de “não”,de jeito nenhum,gesto,mão,não,proibido,sem chance
🙅‍♂️;;s;ng_man,no_good_man,man_gesturing_no;man gesturing no,forbidden,gesture,hand,man,no,not,prohibit;homem fazendo gesto de “não”,gesto,homem,menino,mão,não,proibido,proibir
🙅‍♀️;;s;ng_woman,no_good_woman,woman_gesturing_no;woman gesturing no,forbidden,gesture,hand,no,not,prohibit,woman;mulher fazendo gesto de “não”,gesto,mulher,mão,proibido
🙆;;s;ok_person,all_good,person_gesturing_ok;person gesturing ok,exercise,gesture,gesturing,hand,ok,omg,person;pessoa fazendo gesto de “ok”,exercício,gesto,gesto para ok,mão,mãos para cima,ok,pessoa
🙆‍♂️;;s;ok_man,man_gesturing_ok;man gesturing ok,exercise,gesture,gesturing,hand,man,ok,omg;homem fazendo gesto de “ok”,cabeça,exercício,gesto,homem,menino,mão,nossa,ok
🙆‍♀️;;s;ok_woman,woman_gesturing_ok;woman gesturing ok,exercise,gesture,gesturing,hand,ok,omg,woman;mulher fazendo gesto de “ok”,gesto,mulher,mão,ok
💁;;s;information_desk_person,tipping_hand_person,person_tipping_hand;person tipping hand,fetch,flick,flip,gossip,hand,person,sarcasm,sarcastic,sassy,seriously,tipping,whatever;pessoa com a palma virada para cima,ajuda,diva,divo,fala sério,fofoca,informações,jogada de cabelo,mão,pessoa,pessoa com a mão virada para cima,sarcasmo
💁‍♂️;;s;sassy_man,tipping_hand_man,man_tipping_hand;man tipping hand,fetch,flick,flip,gossip,hand,man,sarcasm,sarcastic,sassy,seriously,tipping,whatever;homem com a palma virada para cima,ajuda,fofoca,garoto,gorjeta,guri,homem,menino,sarcasmo,sarcástico
💁‍♀️;;s;sassy_woman,tipping_hand_woman,woman_tipping_hand;woman tipping hand,fetch,flick,flip,gossip,hand,sarcasm,sarcastic,sassy,seriously,tipping,whatever,woman;mulher com a palma virada para cima,mulher
🙋;;s;raising_hand,person_raising_hand;person raising hand,gesture,hand,here,know,me,person,pick,question,raise,raising;pessoa levantando a mão,dúvida,eu,eu sei,feliz,gesto,levantando a mão,levantar a mão,mão,pessoa
🙋‍♂️;;s;raising_hand_man,man_raising_hand;man raising hand,gesture,hand,here,know,man,me,pick,question,raise,raising;homem levantando a mão,eu,eu sei,gesto,homem,levantando a mão,menino,mão,pedir a palavra,pergunta,voluntário
🙋‍♀️;;s;raising_hand_woman,woman_raising_hand;woman raising hand,gesture,hand,here,know,me,pick,question,raise,raising,woman;mulher levantando a mão,gesto,mulher,mão,pedir a palavra
🧏;;s;deaf_person;deaf person,accessibility,deaf,ear,gesture,hear,person;pessoa surda,acessibilidade,audição,orelha,surda,surdo,surdos
🧏‍♂️;;s;deaf_man;deaf man,accessibility,deaf,ear,gesture,hear,man;homem surdo,homem,surdo
🧏‍♀️;;s;deaf_woman;deaf woman,accessibility,deaf,ear,gesture,hear,woman;mulher surda,mulher,surda
🙇;;s;bow,person_bowing;person bowing,apology,ask,beg,bow,bowing,favor,forgive,gesture,meditate,meditation,person,pity,regret,sorry;pessoa fazendo reverência,arrependimento,desculpa,desculpe,gesto,meditação,perdão,pessoa,reverência,reverência respeitosa
🙇‍♂️;;s;bowing_man,man_bowing;man bowing,apology,ask,beg,bow,bowing,favor,forgive,gesture,man,meditate,meditation,pity,regret,sorry;homem fazendo reverência,desculpas,gesto,homem,homem pedindo desculpas,respeito,reverência
🙇‍♀️;;s;bowing_woman,woman_bowing;woman bowing,apology,ask,beg,bow,bowing,favor,forgive,gesture,meditate,meditation,pity,regret,sorry,woman;mulher fazendo reverência,desculpas,desculpe,gesto,meditar,meditação,mulher,mulher pedindo desculpas,respeito,reverência
🤦;;s;facepalm,person_facepalming;person facepalming,again,bewilder,disbelief,exasperation,facepalm,no,not,oh,omg,person,shock,smh;pessoa decepcionada,como assim,decepcionada,decepcionado,decepção,desapontamento,descrença,inacreditável,meu deus,não acredito,não é possível,pessoa,pessoa dececionada
🤦‍♂️;;s;man_facepalming;man facepalming,again,bewilder,disbelief,exasperation,facepalm,man,no,not,oh,omg,shock,smh;homem decepcionado,como assim,decepcionado,decepção,desapontamento,homem,inacreditável,meu deus,não acredito,não é possível
🤦‍♀️;;s;woman_facepalming;woman facepalming,again,bewilder,disbelief,exasperation,facepalm,no,not,oh,omg,shock,smh,woman;mulher decepcionada,como assim,decepcionada,decepção,desapontamento,inacreditável,meu deus,mulher,não acredito,não é possível
🤷;;s;shrug,person_shrugging;person shrugging,doubt,dunno,guess,idk,ignorance,indifference,knows,maybe,person,shrug,shrugging,whatever,who;pessoa dando de ombros,dar de ombros,dúvida,ignorância,indiferença,não sei,ombros,pessoa,quem sabe,sei lá,tanto faz
🤷‍♂️;;s;man_shrugging;man shrugging,doubt,dunno,guess,idk,ignorance,indifference,knows,man,maybe,shrug,shrugging,whatever,who;homem dando de ombros,dar de ombros,dúvida,homem,indiferença,menino,não sei,quem sabe,sei lá,tanto faz
🤷‍♀️;;s;woman_shrugging;woman shrugging,doubt,dunno,guess,idk,ignorance,indifference,knows,maybe,shrug,shrugging,whatever,who,woman;mulher dando de ombros,dar de ombros,dúvida,garota,indiferença,menina,mulher,não sei,quem sabe,sei lá,tanto faz
🧑‍⚕️;;s;health_worker;health worker,doctor,health,healthcare,nurse,therapist,worker;profissional de saúde,cuidados de saúde,enfermeira,médico,terapeuta
👨‍⚕️;;s;man_health_worker;man health worker,doctor,health,healthcare,man,nurse,therapist,worker;homem profissional da saúde,doutor,enfermeiro,homem,médico,saúde,terapeuta
👩‍⚕️;;s;woman_health_worker;woman health worker,doctor,health,healthcare,nurse,therapist,woman,worker;mulher profissional da saúde,doutora,enfermeira,garota,guria,menina,mulher,médica,saúde,terapeuta
🧑‍🎓;;s;student;student,graduate;aluno,estudante,graduando
👨‍🎓;;s;man_student;man student,graduate,man,student;estudante,aluno,colando grau,formando,graduação,homem
👩‍🎓;;s;woman_student;woman student,graduate,student,woman;aluna,estudante,formanda,mulher
🧑‍🏫;;s;teacher;teacher,instructor,lecturer,professor;professora na escola,instrutora,professora
👨‍🏫;;s;man_teacher;man teacher,instructor,lecturer,man,professor,teacher;professor,educador,homem,instrutor,mestre
👩‍🏫;;s;woman_teacher;woman teacher,instructor,lecturer,professor,teacher,woman;professora,instrutora,mestra,mulher
🧑‍⚖️;;s;judge;judge,justice,law,scales;juiz no tribunal,balança,juiz
👨‍⚖️;;s;man_judge;man judge,judge,justice,law,man,scales;juiz,balança,homem,justiça,juíz
👩‍⚖️;;s;woman_judge;woman judge,judge,justice,law,scales,woman;juíza,balança,justiça,mulher
🧑‍🌾;;s;farmer;farmer,gardener,rancher;agricultor,jardineiro,rancheiro
👨‍🌾;;s;man_farmer;man farmer,farmer,gardener,man,rancher;fazendeiro,agricultor,homem,jardineiro
👩‍🌾;;s;woman_farmer;woman farmer,farmer,gardener,rancher,woman;fazendeira,agricultora,jardineira,mulher
🧑‍🍳;;s;cook;cook,chef;chef de cozinha,chef,cozinheiro
👨‍🍳;;s;man_cook;man cook,chef,cook,man;cozinheiro,chef,homem,restaurante
👩‍🍳;;s;woman_cook;woman cook,chef,cook,woman;cozinheira,chef,mulher
🧑‍🔧;;s;mechanic;mechanic,electrician,plumber,tradesperson;mecânico trabalhando,eletricista,encanador,mecânico,prestador de serviço
👨‍🔧;;s;man_mechanic;man mechanic,electrician,man,mechanic,plumber,tradesperson;mecânico,eletricista,encanador,homem,prestador de serviços
👩‍🔧;;s;woman_mechanic;woman mechanic,electrician,mechanic,plumber,tradesperson,woman;mecânica,eletricista,encanadora,mulher,prestadora de serviços
🧑‍🏭;;s;factory_worker;factory worker,assembly,factory,industrial,worker;funcionário de fábrica,fábrica,industrial,montagem,trabalhador
👨‍🏭;;s;man_factory_worker;man factory worker,assembly,factory,industrial,man,worker;operário,fábrica,homem,indústria,metalúrgico,trabalhador
👩‍🏭;;s;woman_factory_worker;woman factory worker,assembly,factory,industrial,woman,worker;operária,fábrica,indústria,mulher,trabalhadora
🧑‍💼;;s;office_worker;office worker,architect,business,manager,office,white-collar,worker;trabalhador de escritório,arquiteto,colarinho branco,gerente,negócios
👨‍💼;;s;man_office_worker;man office worker,architect,business,man,manager,office,white-collar,worker;funcionário de escritório,arquiteto,colarinho branco,empresário,escritório,gerente,homem
👩‍💼;;s;woman_office_worker;woman office worker,architect,business,manager,office,white-collar,woman,worker;funcionária de escritório,arquiteta,branco,colarinho,empresária,escritório,funcionária,gerente,mulher
🧑‍🔬;;s;scientist;scientist,biologist,chemist,engineer,mathematician,physicist;cientista,biólogo,engenheiro,físico,químico
👨‍🔬;;s;man_scientist;man scientist,biologist,chemist,engineer,man,mathematician,physicist,scientist;cientista homem,biólogo,físico,homem,professor,químico
👩‍🔬;;s;woman_scientist;woman scientist,biologist,chemist,engineer,mathematician,physicist,scientist,woman;cientista mulher,bióloga,cientista,física,mulher,professora,química
🧑‍💻;;s;technologist;technologist,coder,computer,developer,inventor,software;programador,desenvolvedor,inventor,software,tecnólogo
👨‍💻;;s;man_technologist;man technologist,coder,computer,developer,inventor,man,software,technologist;tecnólogo,codificador,computador,criador,desenvolvedor,homem,inventor,programador,software
👩‍💻;;s;woman_technologist;woman technologist,coder,computer,developer,inventor,software,technologist,woman;tecnóloga,codificadora,computador,criadora,desenvolvedora,inventora,mulher,programadora,software
🧑‍🎤;;s;singer;singer,actor,entertainer,rock,rockstar,star;cantor,ator,entretenimento,estrela,rock
👨‍🎤;;s;man_singer;man singer,actor,entertainer,man,rock,rockstar,singer,star;cantor homem,artista,ator,cantor,homem,pop,rock
👩‍🎤;;s;woman_singer;woman singer,actor,entertainer,rock,rockstar,singer,star,woman;cantora,artista,atriz,mulher,pop,rock
🧑‍🎨;;s;artist;artist,palette;artista,paleta
👨‍🎨;;s;man_artist;man artist,artist,man,palette;artista plástico,artista,homem,pintor,pintura,plástico,quadros
👩‍🎨;;s;woman_artist;woman artist,artist,palette,woman;artista plástica,artista,mulher,pintura
🧑‍✈️;;s;pilot;pilot,plane;piloto,avião
👨‍✈️;;s;man_pilot;man pilot,man,pilot,plane;piloto de avião homem,avião,homem,piloto
👩‍✈️;;s;woman_pilot;woman pilot,pilot,plane,woman;piloto de avião mulher,avião,garota,guria,mulher,piloto,voando
🧑‍🚀;;s;astronaut;astronaut,rocket,space;astronauta,foguete
👨‍🚀;;s;man_astronaut;man astronaut,astronaut,man,rocket,space;astronauta homem,espaço,foguete,homem
👩‍🚀;;s;woman_astronaut;woman astronaut,astronaut,rocket,space,woman;astronauta mulher,astronauta,espaço,foguete,mulher
🧑‍🚒;;s;firefighter;firefighter,fire,firetruck;bombeiro,caminhão de bombeiros
👨‍🚒;;s;man_firefighter;man firefighter,fire,firefighter,firetruck,man;bombeiro homem,bombeiro,caminhão,corpo de bombeiros,fogo,homem,incêndio
👩‍🚒;;s;woman_firefighter;woman firefighter,fire,firefighter,firetruck,woman;bombeira,caminhão,corpo de bombeiros,fogo,incêndio,mulher
👮;;s;cop,police_officer;police officer,apprehend,arrest,citation,cop,law,officer,over,police,pulled,undercover;policial,autoridade,multar,pessoa,polícia,prender
👮‍♂️;;s;policeman,man_police_officer;man police officer,apprehend,arrest,citation,cop,law,man,officer,over,police,pulled,undercover;policial homem,homem,policial,polícia,tira
👮‍♀️;;s;policewoman,woman_police_officer;woman police officer,apprehend,arrest,citation,cop,law,officer,over,police,pulled,undercover,woman;policial mulher,autoridade,mulher,multar,policial,polícia,prender,tira
🕵️;;s;detective;detective,sleuth,spy;detetive,espião,investigador,rosto,rosto com lupa
🕵️‍♂️;;s;male_detective,man_detective;man detective,detective,man,sleuth,spy;detetive homem,espião,homem,investigador
🕵️‍♀️;;s;female_detective,woman_detective;woman detective,detective,sleuth,spy,woman;detetive mulher,detetive,espionar,espiã,investigadora,investigar,mulher
💂;;s;guard;guard,buckingham,helmet,london,palace;guarda,londres,palácio,pessoas,segurança
💂‍♂️;;s;guardsman,man_guard;man guard,buckingham,guard,helmet,london,man,palace;guarda homem,guarda,homem,segurança
💂‍♀️;;s;guardswoman,woman_guard;woman guard,buckingham,guard,helmet,london,palace,woman;guarda mulher,buckingham,guarda,londres,mulher,palacio,realeza,segurança
🥷;;s;ninja;ninja,assassin,fight,fighter,hidden,person,secret,skills,sly,soldier,stealth,war;ninja,assassino,furtividade,guerra,habilidades,luta,lutador,oculto,pessoa,soldado
👷;;s;construction_worker;construction worker,build,construction,fix,hardhat,hat,man,person,rebuild,remodel,repair,work,worker;trabalhador de construção civil,capacete,chapéu,construir,construção,construção civil,pessoa,trabalhador
👷‍♂️;;s;construction_worker_man,man_construction_worker;man construction worker,build,construction,fix,hardhat,hat,man,rebuild,remodel,repair,work,worker;pedreiro,construção,homem,operário
👷‍♀️;;s;construction_worker_woman,woman_construction_worker;woman construction worker,build,construction,fix,hardhat,hat,man,rebuild,remodel,repair,woman,work,worker;pedreira,capacete,construção,contrução,mulher,operária,operário,pedreiro
🫅;;s;person_with_crown,royalty;person with crown,crown,monarch,noble,person,regal,royal,royalty;pessoa com coroa,coroa,monarca,nobre,pessoa,princesa,príncipe,rainha,real,realeza,rei,reino
🤴;;s;prince;prince,crown,fairy,fairytale,fantasy,king,royal,royalty,tale;príncipe,realeza,rei
👸;;s;princess;princess,crown,fairy,fairytale,fantasy,queen,royal,royalty,tale;princesa,conto,coroa,fadas,fantasia,loira,menina,mulher,pessoas,rainha
👳;;s;person_with_turban,person_wearing_turban;person wearing turban,person,turban,wearing;pessoa com turbante,pessoa,turbante
👳‍♂️;;s;man_with_turban,man_wearing_turban;man wearing turban,man,turban,wearing;homem com turbante,homem,turbante
👳‍♀️;;s;woman_with_turban,woman_wearing_turban;woman wearing turban,turban,wearing,woman;mulher com turbante,mulher,turbante
👲;;s;man_with_gua_pi_mao,person_with_skullcap;person with skullcap,cap,chinese,gua,guapi,hat,mao,person,pi,skullcap;homem de boné,chapéu chinês,gua pi mao,guapimao,homem com gua pi mao,pessoas
🧕;;s;woman_with_headscarf;woman with headscarf,bandana,head,headscarf,hijab,kerchief,mantilla,tichel,woman;mulher com véu,cabeça,hijab,lenço,mulher
🤵;;s;person_in_tuxedo;person in tuxedo,formal,person,tuxedo,wedding;pessoa de smoking,festa,gala,homem,homem de smoking,noivo,smoking
🤵‍♂️;;s;man_in_tuxedo;man in tuxedo,formal,groom,man,tuxedo,wedding;homem de smoking,homem,smoking
🤵‍♀️;;s;woman_in_tuxedo;woman in tuxedo,formal,tuxedo,wedding,woman;mulher de smoking,mulher,smoking
👰;;s;person_with_veil;person with veil,person,veil,wedding;pessoa com véu,casamento,noiva,noiva com véu,pessoas,véu,véu de noiva
👰‍♂️;;s;man_with_veil;man with veil,man,veil,wedding;noivo com véu,noivo,véu
👰‍♀️;;s;bride_with_veil,woman_with_veil;woman with veil,bride,veil,wedding,woman;noiva com véu,noiva,véu
🤰;;s;pregnant_woman;pregnant woman,pregnant,woman;grávida,estou grávida,gravidez,mulher
🫃;;s;pregnant_man;pregnant man,belly,bloated,full,man,overeat,pregnant;homem grávido,barriga,cheia,cheio,comi demais,excesso de peso,gravidez,grávido,homem,inchado,pessoa
🫄;;s;pregnant_person;pregnant person,belly,bloated,full,overeat,person,pregnant,stuffed;pessoa grávida,barriga,cheia,cheio,comi demais,excesso,excesso de peso,gravidez,grávida,inchada,pessoa
🤱;;s;breast_feeding;breast-feeding,baby,breast,feeding,mom,mother,nursing,woman;amamentando,amamentação,bebê,leite,materno,mãe,neném
👩‍🍼;;s;woman_feeding_baby;woman feeding baby,baby,feed,feeding,mom,mother,nanny,newborn,nursing,woman;mulher alimentando bebê,alimentando,amamentando,amamentação,amor,bebê,mamãe,mulher,mãe,nascido,neném,pessoa,recém,recém-nascido
👨‍🍼;;s;man_feeding_baby;man feeding baby,baby,dad,father,feed,feeding,man,nanny,newborn,nursing;homem alimentando bebê,alimentando,amamentando,amamentação,amor,bebê,homem,neném,pai,papai,pessoa,recém nascido,recém-nascido
🧑‍🍼;;s;person_feeding_baby;person feeding baby,baby,feed,feeding,nanny,newborn,nursing,parent;pessoa alimentando bebê,alimentando,amamentar,amamentação,bebê,homem,mulher,mãe,neném,pai,pessoa,recém-nascido
👼;;s;angel;baby angel,angel,baby,church,face,fairy,fairytale,fantasy,tale;bebê anjo,anjo,bebê,conto,fadas,rosto
🎅;;s;santa;santa claus,celebration,christmas,claus,fairy,fantasy,father,holiday,merry,santa,tale,xmas;papai noel,comemoração,festas,natal,noel,papai
🤶;;s;mrs_claus;mrs. claus,celebration,christmas,claus,fairy,fantasy,holiday,merry,mother,mrs,santa,tale,xmas;mamãe noel,comemoração,mamãe,natal,noel,vovó
🧑‍🎄;;s;mx_claus;mx claus,celebration,christmas,claus,fairy,fantasy,holiday,merry,mx,santa,tale,xmas;noel,chapéu,feliz,festas,gorro,mamãe,natal,pessoa
🦸;;s;superhero;superhero,good,hero,superpower;super-herói,bem,boa,bom,heroína,herói,super-homem,superman,superpoder
🦸‍♂️;;s;superhero_man,man_superhero;man superhero,good,hero,man,superhero,superpower;homem super-herói,bom,herói,homem,superpoder
🦸‍♀️;;s;superhero_woman,woman_superhero;woman superhero,good,hero,heroine,superhero,superpower,woman;super-heroína,boa,heroína,herói,mulher,superpoder
🦹;;s;supervillain;supervillain,bad,criminal,evil,superpower,villain;supervilão,bandido,criminoso,mal,malvado,mau,superpoder,vilão
🦹‍♂️;;s;supervillain_man,man_supervillain;man supervillain,bad,criminal,evil,man,superpower,supervillain,villain;homem supervilão,criminoso,homem,mal,superpoder,vilão
🦹‍♀️;;s;supervillain_woman,woman_supervillain;woman supervillain,bad,criminal,evil,superpower,supervillain,villain,woman;supervilã,criminosa,mulher,má,superpoder,vilã
🧙;;s;mage;mage,fantasy,magic,play,sorcerer,sorceress,sorcery,spell,summon,witch,wizard;mago,bruxa,fantasia,feiticeira,feiticeiro,feitiço,maga,magia,rpg
🧙‍♂️;;s;mage_man,man_mage;man mage,fantasy,mage,magic,man,play,sorcerer,sorceress,sorcery,spell,summon,witch,wizard;homem mago,feiticeiro,mago
🧙‍♀️;;s;mage_woman,woman_mage;woman mage,fantasy,mage,magic,play,sorcerer,sorceress,sorcery,spell,summon,witch,wizard,woman;maga,bruxa,feiticeira
🧚;;s;fairy;fairy,fairytale,fantasy,myth,person,pixie,tale,wings;fada,asas,conto,encantado,fantasia,ser
🧚‍♂️;;s;fairy_man,man_fairy;man fairy,fairy,fairytale,fantasy,man,myth,oberon,person,pixie,puck,tale,wings;homem fada,fada
🧚‍♀️;;s;fairy_woman,woman_fairy;woman fairy,fairy,fairytale,fantasy,myth,person,pixie,tale,titania,wings,woman;mulher fada,fada
🧛;;s;vampire;vampire,blood,dracula,fangs,halloween,scary,supernatural,teeth,undead;vampiro,assustador,bruxas,dia,drácula,fantasia,halloween,monstro,sangue,terror
🧛‍♂️;;s;vampire_man,man_vampire;man vampire,blood,fangs,halloween,man,scary,supernatural,teeth,undead,vampire;homem vampiro,drácula,vampiro
🧛‍♀️;;s;vampire_woman,woman_vampire;woman vampire,blood,fangs,halloween,scary,supernatural,teeth,undead,vampire,woman;mulher vampira,vampira
🧜;;s;merperson;merperson,creature,fairytale,folklore,ocean,sea,siren,trident;pessoa sereia,canto,cauda,contos,criatura,fada,fundo,mar,oceano,ser encantado,sereia,sirene,tridente
🧜‍♂️;;s;merman;merman,creature,fairytale,folklore,neptune,ocean,poseidon,sea,siren,trident,triton;sereio,tritão
🧜‍♀️;;s;mermaid;mermaid,creature,fairytale,folklore,merwoman,ocean,sea,siren,trident;sereia
🧝;;s;elf;elf,elves,enchantment,fantasy,folklore,magic,magical,myth;elfo,duende,fantasia,légolas,magia,mágico,místico,rpg,ser encantado
🧝‍♂️;;s;elf_man,man_elf;man elf,elf,elves,enchantment,fantasy,folklore,magic,magical,man,myth;elfo homem,duende homem,elfo
🧝‍♀️;;s;elf_woman,woman_elf;woman elf,elf,elves,enchantment,fantasy,folklore,magic,magical,myth,woman;elfa,duende mulher
🧞;;;genie;genie,djinn,fantasy,jinn,lamp,myth,rub,wishes;gênio,desejos,fantasia,lâmpada,mágica,místico
🧞‍♂️;;;genie_man,man_genie;man genie,djinn,fantasy,genie,jinn,lamp,man,myth,rub,wishes;homem gênio
🧞‍♀️;;;genie_woman,woman_genie;woman genie,djinn,fantasy,genie,jinn,lamp,myth,rub,wishes,woman;mulher gênio
🧟;;;zombie;zombie,apocalypse,dead,halloween,horror,scary,undead,walking;zumbi,apocalipse,assustador,bruxas,dia,halloween,morto-vivo,terror
🧟‍♂️;;;zombie_man,man_zombie;man zombie,apocalypse,dead,halloween,horror,man,scary,undead,walking,zombie;homem zumbi,cazumbi
🧟‍♀️;;;zombie_woman,woman_zombie;woman zombie,apocalypse,dead,halloween,horror,scary,undead,walking,woman,zombie;mulher zumbi,cazumbi
🧌;;;troll;troll,fairy,fantasy,monster,tale,trolling;troll,conto,fadas,fantasia,gigante,monstro,ogro
🫈;17;;hairy_creature;hairy creature,bigfoot,cryptid,forest,giant,hairy,sasquatch,woodwose,yeti;criatura peluda,críptido,eua,floresta,gigante,peludo,pé grande,pé‑grande,sasquatch,yeti
💆;;s;massage,person_getting_massage;person getting massage,face,getting,headache,massage,person,relax,relaxing,salon,soothe,spa,tension,therapy,treatment;pessoa recebendo massagem facial,dor de cabeça,massagem,massagem facial,pele,relaxar,rosto,spa,tensão
💆‍♂️;;s;massage_man,man_getting_massage;man getting massage,face,getting,headache,man,massage,relax,relaxing,salon,soothe,spa,tension,therapy,treatment;homem recebendo massagem facial,acalmar,dor de cabeça,homem,massagem,menino,relaxamento,relaxar,rosto,salão,tenso,tensão
💆‍♀️;;s;massage_woman,woman_getting_massage;woman getting massage,face,getting,headache,massage,relax,relaxing,salon,soothe,spa,tension,therapy,treatment,woman;mulher recebendo massagem facial,massagem,mulher,relaxamento
💇;;s;haircut,person_getting_haircut;person getting haircut,barber,beauty,chop,cosmetology,cut,groom,hair,haircut,parlor,person,shears,style;pessoa cortando o cabelo,beleza,cortando o cabelo,corte de cabelo,pessoa,salão,salão de beleza
💇‍♂️;;s;haircut_man,man_getting_haircut;man getting haircut,barber,beauty,chop,cosmetology,cut,groom,hair,haircut,man,parlor,person,shears,style;homem cortando o cabelo,barbeiro,beleza,cabelo,corte,homem,menino,salão
💇‍♀️;;s;haircut_woman,woman_getting_haircut;woman getting haircut,barber,beauty,chop,cosmetology,cut,groom,hair,haircut,parlor,person,shears,style,woman;mulher cortando o cabelo,corte de cabelo,mulher,salão de beleza
🚶;;s;walking,person_walking;person walking,amble,gait,hike,man,pace,pedestrian,person,stride,stroll,walk,walking;pessoa andando,andar,caminhada,caminhar,passo,pedestre,perambulando,pessoa
🚶‍♂️;;s;walking_man,man_walking;man walking,amble,gait,hike,man,pace,pedestrian,stride,stroll,walk,walking;homem andando,andar,caminhar,homem caminhando
🚶‍♀️;;s;walking_woman,woman_walking;woman walking,amble,gait,hike,man,pace,pedestrian,stride,stroll,walk,walking,woman;mulher andando,andando,andar,caminhada,caminhando,caminhar,mulher,passeio,pedestre,perambulando
🚶‍➡️;15.1;s;person_walking_right;person walking: facing right,amble,facing,gait,hike,man,pace,pedestrian,person,right,stride,stroll,walk,walking;pessoa andando: de frente para a direita,a,andar,caminhada,caminhar,de,direita,frente,para,passo,pedestre,perambulando,pessoa
🚶‍♀️‍➡️;15.1;s;woman_walking_right;woman walking: facing right,amble,facing,gait,hike,man,pace,pedestrian,right,stride,stroll,walk,walking,woman;mulher andando: de frente para a direita,a,andando,andar,caminhada,caminhando,caminhar,de,direita,frente,mulher,para,passeio,pedestre,perambulando
🚶‍♂️‍➡️;15.1;s;man_walking_right;man walking: facing right,amble,facing,gait,hike,man,pace,pedestrian,right,stride,stroll,walk,walking;homem andando: de frente para a direita,a,andar,caminhar,de,direita,frente,homem andando,homem caminhando,para
🧍;;s;standing_person,person_standing,standing;person standing,person,stand,standing;pessoa em pé,de pé
🧍‍♂️;;s;standing_man,man_standing;man standing,man,stand,standing;homem em pé,em pé,homem
🧍‍♀️;;s;standing_woman,woman_standing;woman standing,stand,standing,woman;mulher em pé,em pé,mulher
🧎;;s;kneeling_person,kneeling,person_kneeling;person kneeling,kneel,kneeling,knees,person;pessoa ajoelhando,ajoelhado,ajoelhar,joelhos,pedir,pessoa,por favor
🧎‍♂️;;s;kneeling_man,man_kneeling;man kneeling,kneel,kneeling,knees,man;homem ajoelhando,ajoelhado,homem
🧎‍♀️;;s;kneeling_woman,woman_kneeling;woman kneeling,kneel,kneeling,knees,woman;mulher ajoelhando,ajoelhada,mulher
🧎‍➡️;15.1;s;person_kneeling_right;person kneeling: facing right,facing,kneel,kneeling,knees,person,right;pessoa ajoelhando: de frente para a direita,a,ajoelhado,ajoelhar,de,direita,frente,joelhos,para,pedir,pessoa,por favor
🧎‍♀️‍➡️;15.1;s;woman_kneeling_right;woman kneeling: facing right,facing,kneel,kneeling,knees,right,woman;mulher ajoelhando: de frente para a direita,a,ajoelhada,de,direita,frente,mulher,mulher ajoelhando,para
🧎‍♂️‍➡️;15.1;s;man_kneeling_right;man kneeling: facing right,facing,kneel,kneeling,knees,man,right;homem ajoelhando: de frente para a direita,a,ajoelhado,de,direita,frente,homem,homem ajoelhando,para
🧑‍🦯;;s;person_with_probing_cane,person_with_white_cane;person with white cane,accessibility,blind,cane,person,probing,white;pessoa com bengala para cego,acessibilidade,cego
🧑‍🦯‍➡️;15.1;s;person_with_white_cane_right;person with white cane: facing right,accessibility,blind,cane,facing,person,probing,right,white;pessoa com bengala para cego: de frente para a direita,a,acessibilidade,cego,de,direita,frente,para,pessoa com bengala para cego
👨‍🦯;;s;man_with_probing_cane,man_with_white_cane;man with white cane,accessibility,blind,cane,man,probing,white;homem com bengala para cego,accessibilidade,cego,homem
👨‍🦯‍➡️;15.1;s;man_with_white_cane_right;man with white cane: facing right,accessibility,blind,cane,facing,man,probing,right,white;homem com bengala para cego: de frente para a direita,a,accessibilidade,cego,de,direita,frente,homem,homem com bengala para cego,para
👩‍🦯;;s;woman_with_probing_cane,woman_with_white_cane;woman with white cane,accessibility,blind,cane,probing,white,woman;mulher com bengala para cego,accessibilidade,cega,deficiência visual,mulher
👩‍🦯‍➡️;15.1;s;woman_with_white_cane_right;woman with white cane: facing right,accessibility,blind,cane,facing,probing,right,white,woman;mulher com bengala para cego: de frente para a direita,a,accessibilidade,cega,de,deficiência visual,direita,frente,mulher,mulher com bengala para cego,para
🧑‍🦼;;s;person_in_motorized_wheelchair;person in motorized wheelchair,accessibility,motorized,person,wheelchair;pessoa em cadeira de rodas motorizada,acessibilidade,cadeira de rodas
🧑‍🦼‍➡️;15.1;s;person_in_motorized_wheelchair_right;person in motorized wheelchair: facing right,accessibility,facing,motorized,person,right,wheelchair;pessoa em cadeira de rodas motorizada: de frente para a direita,a,acessibilidade,cadeira de rodas,de,direita,frente,para,pessoa em cadeira de rodas motorizada
👨‍🦼;;s;man_in_motorized_wheelchair;man in motorized wheelchair,accessibility,man,motorized,wheelchair;homem em cadeira de rodas motorizada,acessibilidade,cadeira de rodas,homem
👨‍🦼‍➡️;15.1;s;man_in_motorized_wheelchair_right;man in motorized wheelchair: facing right,accessibility,facing,man,motorized,right,wheelchair;homem em cadeira de rodas motorizada: de frente para a direita,a,acessibilidade,cadeira de rodas,de,direita,frente,homem,homem em cadeira de rodas motorizada,para
👩‍🦼;;s;woman_in_motorized_wheelchair;woman in motorized wheelchair,accessibility,motorized,wheelchair,woman;mulher em cadeira de rodas motorizada,acessibilidade,cadeira de rodas,mulher
👩‍🦼‍➡️;15.1;s;woman_in_motorized_wheelchair_right;woman in motorized wheelchair: facing right,accessibility,facing,motorized,right,wheelchair,woman;mulher em cadeira de rodas motorizada: de frente para a direita,a,acessibilidade,cadeira de rodas,de,direita,frente,mulher,mulher em cadeira de rodas motorizada,para
🧑‍🦽;;s;person_in_manual_wheelchair;person in manual wheelchair,accessibility,manual,person,wheelchair;pessoa em cadeira de rodas manual,acessibilidade,cadeira de rodas
🧑‍🦽‍➡️;15.1;s;person_in_manual_wheelchair_right;person in manual wheelchair: facing right,accessibility,facing,manual,person,right,wheelchair;pessoa em cadeira de rodas manual: de frente para a direita,a,acessibilidade,cadeira de rodas,de,direita,frente,para,pessoa em cadeira de rodas manual
👨‍🦽;;s;man_in_manual_wheelchair;man in manual wheelchair,accessibility,man,manual,wheelchair;homem em cadeira de rodas manual,acessibilidade,cadeira de rodas,homem
👨‍🦽‍➡️;15.1;s;man_in_manual_wheelchair_right;man in manual wheelchair: facing right,accessibility,facing,man,manual,right,wheelchair;homem em cadeira de rodas manual: de frente para a direita,a,acessibilidade,cadeira de rodas,de,direita,frente,homem,homem em cadeira de rodas manual,para
👩‍🦽;;s;woman_in_manual_wheelchair;woman in manual wheelchair,accessibility,manual,wheelchair,woman;mulher em cadeira de rodas manual,acessibilidade,cadeira de rodas,mulher
👩‍🦽‍➡️;15.1;s;woman_in_manual_wheelchair_right;woman in manual wheelchair: facing right,accessibility,facing,manual,right,wheelchair,woman;mulher em cadeira de rodas manual: de frente para a direita,a,acessibilidade,cadeira de rodas,de,direita,frente,mulher,mulher em cadeira de rodas manual,para
🏃;;s;runner,running,person_running;person running,fast,hurry,marathon,move,person,quick,race,racing,run,rush,speed;pessoa correndo,correndo,correr,corrida,esporte,maratona,maratonista,pessoa,pressa
🏃‍♂️;;s;running_man,man_running;man running,fast,hurry,man,marathon,move,quick,race,racing,run,rush,speed;homem correndo,corrida,esporte,homem,maratona
🏃‍♀️;;s;running_woman,woman_running;woman running,fast,hurry,marathon,move,quick,race,racing,run,rush,speed,woman;mulher correndo,corredora,correndo,corrida,esporte,garota,guria,maratona,menina,mulher,pressa,rápida,rápido
🏃‍➡️;15.1;s;person_running_right;person running: facing right,facing,fast,hurry,marathon,move,person,quick,race,racing,right,run,rush,speed;pessoa correndo: de frente para a direita,a,correndo,correr,corrida,de,direita,esporte,frente,maratona,maratonista,para,pessoa,pressa
🏃‍♀️‍➡️;15.1;s;woman_running_right;woman running: facing right,facing,fast,hurry,marathon,move,quick,race,racing,right,run,rush,speed,woman;mulher correndo: de frente para a direita,a,corredora,correndo,corrida,de,direita,esporte,frente,garota,guria,maratona,menina,mulher,para,pressa,rápida,rápido
🏃‍♂️‍➡️;15.1;s;man_running_right;man running: facing right,facing,fast,hurry,man,marathon,move,quick,race,racing,right,run,rush,speed;homem correndo: de frente para a direita,a,corrida,de,direita,esporte,frente,homem,homem correndo,maratona,para
🧑‍🩰;17;s;ballet_dancer;ballet dancer,ballet,dancer;bailarina,bailarino,ballet,balé,dançarina,dançarino
💃;;s;dancer,woman_dancing;woman dancing,dance,dancer,dancing,elegant,festive,flair,flamenco,groove,let’s,salsa,tango,woman;mulher dançando,bailarina,dança,dançando,flamenco,mulher,pessoas,salsa,tango,vamos dançar
🕺;;s;man_dancing;man dancing,dance,dancer,dancing,elegant,festive,flair,flamenco,groove,let’s,man,salsa,tango;homem dançando,dançando,homem
🕴️;;s;business_suit_levitating,levitate,levitating;person in suit levitating,business,levitating,person,suit;homem de terno levitando,homem,homem de terno,terno
👯;;s;dancers,people_with_bunny_ears_partying;people with bunny ears,bestie,bff,bunny,counterpart,dancer,double,ear,identical,pair,party,partying,people,soulmate,twin,twinsies;pessoas com orelhas de coelho,amigas,coelho,dançar,dançarinas,festa,gêmeas,melhores,orelhas
👯‍♂️;;s;dancing_men,men_with_bunny_ears_partying;men with bunny ears,bestie,bff,bunny,counterpart,dancer,double,ear,identical,men,pair,party,partying,people,soulmate,twin,twinsies;homens com orelhas de coelho,coelho,dançarino,festa,homem,meninos,orelhas
👯‍♀️;;s;dancing_women,women_with_bunny_ears_partying;women with bunny ears,bestie,bff,bunny,counterpart,dancer,double,ear,identical,pair,party,partying,people,soulmate,twin,twinsies,women;mulheres com orelhas de coelho,dançarinas,festa,mulheres,orelha de coelho
🧖;;s;sauna_person,person_in_steamy_room;person in steamy room,day,luxurious,pamper,person,relax,room,sauna,spa,steam,steambath,unwind;pessoa na sauna,banho,homem,mulher,pessoa,relaxar,sauna,spa
🧖‍♂️;;s;sauna_man,man_in_steamy_room;man in steamy room,day,luxurious,man,pamper,relax,room,sauna,spa,steam,steambath,unwind;homem na sauna,sauna
🧖‍♀️;;s;sauna_woman,woman_in_steamy_room;woman in steamy room,day,luxurious,pamper,relax,room,sauna,spa,steam,steambath,unwind,woman;mulher na sauna,sauna
🧗;;s;climbing,person_climbing;person climbing,climb,climber,climbing,mountain,person,rock,scale,up;pessoa escalando,alpinista,escalada,escalando,escalar,esporte,montanha
🧗‍♂️;;s;climbing_man,man_climbing;man climbing,climb,climber,climbing,man,mountain,rock,scale,up;homem escalando,escalar
🧗‍♀️;;s;climbing_woman,woman_climbing;woman climbing,climb,climber,climbing,mountain,rock,scale,up,woman;mulher escalando,escalar
🤺;;;person_fencing,fencer,fencing;person fencing,fencer,fencing,person,sword;esgrimista,esgrima,espada,esporte,pessoa
🏇;;s;horse_racing;horse racing,horse,jockey,racehorse,racing,riding,sport;corrida de cavalos,cavalo,corrida,esporte,jockey,jóquei
⛷️;;;skier,person_skiing,skiing;skier,ski,snow;esquiador,esporte,esqui,frio,neve
🏂;;s;snowboarder,person_snowboarding,snowboarding;snowboarder,ski,snow,snowboard,sport;praticante de snowboard,esporte,inverno,neve,ski,snowboard
🏌️;;s;golfing,golfer,person_golfing;person golfing,ball,birdie,caddy,driving,golf,golfing,green,person,pga,putt,range,tee;golfista,bola,esporte,golf,golfe,jogando
🏌️‍♂️;;s;golfing_man,man_golfing;man golfing,ball,birdie,caddy,driving,golf,golfing,green,man,pga,putt,range,tee;homem golfista,golfe,homem,homem jogando golfe
🏌️‍♀️;;s;golfing_woman,woman_golfing;woman golfing,ball,birdie,caddy,driving,golf,golfing,green,pga,putt,range,tee,woman;mulher golfista,bola,esporte,garota,golf,golfe,golfista,menina,mulher
🏄;;s;surfer,person_surfing,surfing;person surfing,beach,ocean,person,sport,surf,surfer,surfing,swell,waves;surfista,esporte,onda,ondas,pessoa,praia,prancha,surf
🏄‍♂️;;s;surfing_man,man_surfing;man surfing,beach,man,ocean,sport,surf,surfer,surfing,swell,waves;homem surfista,homem,surfando
🏄‍♀️;;s;surfing_woman,woman_surfing;woman surfing,beach,ocean,person,sport,surf,surfer,surfing,swell,waves;mulher surfista,esporte,garota,guria,mar,menina,mulher,onda,praia,surfando,surfe,surfista
🚣;;s;rowboat,person_rowing_boat;person rowing boat,boat,canoe,cruise,fishing,lake,oar,paddle,person,raft,river,row,rowboat,rowing;pessoa remando,barco,bote,canoa,mar,oceano,pessoa,remo,rio
🚣‍♂️;;s;rowing_man,man_rowing_boat;man rowing boat,boat,canoe,cruise,fishing,lake,man,oar,paddle,raft,river,row,rowboat,rowing;homem remando,esporte,homem,remador,remo
🚣‍♀️;;s;rowing_woman,woman_rowing_boat;woman rowing boat,boat,canoe,cruise,fishing,lake,oar,paddle,raft,river,row,rowboat,rowing,woman;mulher remando,barco,caiaque,canoa,esporte,garota,menina,mulher,pescaria,remadora,remando,remo,rio
🏊;;s;swimmer,person_swimming,swimming;person swimming,freestyle,person,sport,swim,swimmer,swimming,triathlon;pessoa nadando,esporte,nadar,natação,olimpíada,triatlo
🏊‍♂️;;s;swimming_man,man_swimming;man swimming,freestyle,man,sport,swim,swimmer,swimming,triathlon;homem nadando,homem,nadar,natação
🏊‍♀️;;s;swimming_woman,woman_swimming;woman swimming,freestyle,man,sport,swim,swimmer,swimming,triathlon;mulher nadando,esporte,homem,nadadora,nado,natação,olimpíada,triatlo
⛹️;;s;bouncing_ball_person,person_bouncing_ball;person bouncing ball,athletic,ball,basketball,bouncing,championship,dribble,net,person,player,throw;pessoa jogando basquete,arremesso,atleta,basquete,bater bola,bola,cesta,esporte,jogador,lance livre
⛹️‍♂️;;s;basketball_man,bouncing_ball_man,man_bouncing_ball;man bouncing ball,athletic,ball,basketball,bouncing,championship,dribble,man,net,player,throw;homem jogando basquete,basquete,bola,esporte,homem
⛹️‍♀️;;s;basketball_woman,bouncing_ball_woman,woman_bouncing_ball;woman bouncing ball,athletic,ball,basketball,bouncing,championship,dribble,net,player,throw,woman;mulher jogando basquete,basketball,basquete,bola,esporte,garota,jogadora,jogo,menina,mulher
🏋️;;s;weight_lifting,person_lifting_weights,weight_lifter;person lifting weights,barbell,bodybuilder,deadlift,lifter,lifting,person,powerlifting,weight,weightlifter,weights,workout;pessoa levantando peso,bodybuilder,esporte,fisiculturista,força,levantar,peso
🏋️‍♂️;;s;weight_lifting_man,man_lifting_weights;man lifting weights,barbell,bodybuilder,deadlift,lifter,lifting,man,powerlifting,weight,weightlifter,weights,workout;homem levantando peso,esporte,força,homem,peso
🏋️‍♀️;;s;weight_lifting_woman,woman_lifting_weights;woman lifting weights,barbell,bodybuilder,deadlift,lifter,lifting,powerlifting,weight,weightlifter,weights,woman,workout;mulher levantando peso,esporte,força,garota,guria,levantadora de peso,levantar,malhar,menina,mulher,peso
🚴;;s;bicyclist,biking,person_biking;person biking,bicycle,bicyclist,bike,biking,cycle,cyclist,person,riding,sport;ciclista,bicicleta,bike,ciclismo,esporte,pedalar
🚴‍♂️;;s;biking_man,man_biking;man biking,bicycle,bicyclist,bike,biking,cycle,cyclist,man,riding,sport;homem ciclista,bicicleta,esporte,homem,passeio
🚴‍♀️;;s;biking_woman,woman_biking;woman biking,bicycle,bicyclist,bike,biking,cycle,cyclist,riding,sport,woman;mulher ciclista,bicicleta,bike,ciclismo,ciclista,esporte,garota,guria,menina,mulher,passeio,pedalando,pedalar
🚵;;s;mountain_bicyclist,mountain_biking,person_mountain_biking;person mountain biking,bicycle,bicyclist,bike,biking,cycle,cyclist,mountain,person,riding,sport;pessoa fazendo mountain bike,bicicleta,ciclismo,ciclista,esporte,montanha,mountain bike,pedalando,trilha
🚵‍♂️;;s;mountain_biking_man,man_mountain_biking;man mountain biking,bicycle,bicyclist,bike,biking,cycle,cyclist,man,mountain,riding,sport;homem fazendo mountain bike,bicicleta,ciclista,mountain bike
🚵‍♀️;;s;mountain_biking_woman,woman_mountain_biking;woman mountain biking,bicycle,bicyclist,bike,biking,cycle,cyclist,mountain,riding,sport,woman;mulher fazendo mountain bike,bicicleta,bike,ciclista,esporte,garota,guria,menina,montanha,mountain,mulher,pedalar
🤸;;s;cartwheeling,person_cartwheel;person cartwheeling,active,cartwheel,cartwheeling,excited,flip,gymnastics,happy,person,somersault;pessoa fazendo estrela,animada,animado,esporte,estrela,estrelinha,feliz,ginasta,ginástica,pessoa
🤸‍♂️;;s;man_cartwheeling;man cartwheeling,active,cartwheel,cartwheeling,excited,flip,gymnastics,happy,man,somersault;homem fazendo estrela,animado,esporte,estrela,estrelinha,feliz,ginástica,homem,menino,virar
🤸‍♀️;;s;woman_cartwheeling;woman cartwheeling,active,cartwheel,cartwheeling,excited,flip,gymnastics,happy,somersault,woman;mulher fazendo estrela,animada,esporte,estrela,feliz,ginasta,ginástica,menina,mulher,virar
🤼;;s;wrestling,people_wrestling,wrestlers;people wrestling,combat,duel,grapple,people,ring,tournament,wrestle,wrestling;pessoas lutando,combate,esporte,greco-romana,livre,luta,lutador,pessoa,torneio
🤼‍♂️;;s;men_wrestling;men wrestling,combat,duel,grapple,men,ring,tournament,wrestle,wrestling;homens lutando,combate,esporte,greco-romana,homem,livre,luta,lutador,torneio
🤼‍♀️;;s;women_wrestling;women wrestling,combat,duel,grapple,ring,tournament,women,wrestle,wrestling;mulheres lutando,combate,esporte,greco-romana,livre,luta,lutadora,mulher,torneio
🤽;;s;water_polo,person_playing_water_polo;person playing water polo,person,playing,polo,sport,swimming,water,waterpolo;pessoa jogando polo aquático,aquático,competição,esporte,pessoa,piscina,polo
🤽‍♂️;;s;man_playing_water_polo;man playing water polo,man,playing,polo,sport,swimming,water,waterpolo;homem jogando polo aquático,aquático,esporte,homem,jogador,jogando,piscina,polo
🤽‍♀️;;s;woman_playing_water_polo;woman playing water polo,playing,polo,sport,swimming,water,waterpolo,woman;mulher jogando polo aquático,aquático,esporte,jogadora,menina,mulher,piscina,polo
🤾;;s;handball_person,handball,person_playing_handball;person playing handball,athletics,ball,catch,chuck,handball,hurl,lob,person,pitch,playing,sport,throw,toss;handebol,atleta,bola,esporte,gol,handball,jogador,passe,pessoa
🤾‍♂️;;s;man_playing_handball;man playing handball,athletics,ball,catch,chuck,handball,hurl,lob,man,pitch,playing,sport,throw,toss;jogador de handebol,bola,esporte,handball,handebol,homem,jogador,jogando,menino,quadra
🤾‍♀️;;s;woman_playing_handball;woman playing handball,athletics,ball,catch,chuck,handball,hurl,lob,pitch,playing,sport,throw,toss,woman;jogadora de handebol,bola,esporte,gol,handball,handebol,jogadora,jogando,menina,mulher,passe,quadra
🤹;;s;juggling_person,juggler,juggling;person juggling,act,balance,balancing,handle,juggle,juggling,manage,multitask,person,skill;malabarista,equilíbrio,habilidade,malabares,malabarismo,multitarefa
🤹‍♂️;;s;man_juggling;man juggling,act,balance,balancing,handle,juggle,juggling,man,manage,multitask,skill;homem malabarista,equilíbrio,habilidade,homem,malabares,malabarismo,multitarefa
🤹‍♀️;;s;woman_juggling;woman juggling,act,balance,balancing,handle,juggle,juggling,manage,multitask,skill,woman;mulher malabarista,equilíbrio,habilidade,malabarismo,malabarista,mulher,multitarefa
🧘;;s;lotus_position,person_in_lotus_position;person in lotus position,cross,legged,legs,lotus,meditation,peace,person,position,relax,serenity,yoga,yogi,zen;pessoa na posição de lótus,cruzadas,ioga,lótus,meditação,pernas,posição,postura,relaxar,serenidade,yoga,zen
🧘‍♂️;;s;lotus_position_man,man_in_lotus_position;man in lotus position,cross,legged,legs,lotus,man,meditation,peace,position,relax,serenity,yoga,yogi,zen;homem na posição de lótus,ioga,meditação,yoga
🧘‍♀️;;s;lotus_position_woman,woman_in_lotus_position;woman in lotus position,cross,legged,legs,lotus,meditation,peace,position,relax,serenity,woman,yoga,yogi,zen;mulher na posição de lótus,ioga,meditação,yoga
🛀;;s;bath,person_taking_bath;person taking bath,bath,bathtub,person,taking,tub;pessoa tomando banho,banheira,banho,espuma,pessoa,água
🛌;;s;sleeping_bed,person_in_bed,sleeping_accommodation;person in bed,bed,bedtime,good,goodnight,hotel,nap,night,person,sleep,tired,zzz;pessoa deitada na cama,boa,cama,cochilo,dormindo,dormir,hotel,noite,pessoa,soneca,sono
🧑‍🤝‍🧑;;;people_holding_hands;people holding hands,bae,bestie,bff,couple,dating,flirt,friends,hand,hold,people,twins;pessoas de mãos dadas,amigos,casal,dadas,gêmeos,mãos,parceiros,parceria,pessoa
👭;;s;two_women_holding_hands;women holding hands,bae,bestie,bff,couple,dating,flirt,friends,girls,hand,hold,sisters,twins,women;duas mulheres de mãos dadas,amigas,casal,dadas,gêmeas,mãos,parceiras,parceria,pessoa
👫;;s;couple;woman and man holding hands,bae,bestie,bff,couple,dating,flirt,friends,hand,hold,man,twins,woman;homem e mulher de mãos dadas,amigos,casal,homem,mulher,mãos dadas,pessoas
👬;;s;two_men_holding_hands;men holding hands,bae,bestie,bff,boys,brothers,couple,dating,flirt,friends,hand,hold,men,twins;dois homens de mãos dadas,amigos,casal,dois homens,gêmeos,homem,irmãos,mãos dadas,namorados,pessoas
💏;;s;couplekiss,couple_kiss;kiss,anniversary,babe,bae,couple,date,dating,heart,love,mwah,person,romance,together,xoxo;beijo,amor,beijar,casal,coração,pessoas,romance
👩‍❤️‍💋‍👨;;s;couplekiss_man_woman,kiss_mw,kiss_wm;kiss: woman man,anniversary,babe,bae,couple,date,dating,heart,kiss,love,man,mwah,person,romance,together,woman,xoxo;beijo: mulher e homem,amor,beijar,beijo,casal,coração,homem,mulher,pessoas,romance
👨‍❤️‍💋‍👨;;s;couplekiss_man_man,kiss_mm;kiss: man man,anniversary,babe,bae,couple,date,dating,heart,kiss,love,man,mwah,person,romance,together,xoxo;beijo: homem e homem,amor,beijar,beijo,casal,coração,homem,pessoas,romance
👩‍❤️‍💋‍👩;;s;couplekiss_woman_woman,kiss_ww;kiss: woman woman,anniversary,babe,bae,couple,date,dating,heart,kiss,love,mwah,person,romance,together,woman,xoxo;beijo: mulher e mulher,amor,beijar,beijo,casal,coração,mulher,pessoas,romance
💑;;s;couple_with_heart;couple with heart,anniversary,babe,bae,couple,dating,heart,kiss,love,person,relationship,romance,together,you;casal apaixonado,casal,casal com um coração,coração,pessoas,romance
👩‍❤️‍👨;;s;couple_with_heart_woman_man,couple_with_heart_mw,couple_with_heart_wm;couple with heart: woman man,anniversary,babe,bae,couple,dating,heart,kiss,love,man,person,relationship,romance,together,woman,you;casal apaixonado: mulher e homem,casal,casal apaixonado,casal com um coração,coração,homem,mulher,pessoas,romance
👨‍❤️‍👨;;s;couple_with_heart_man_man,couple_with_heart_mm;couple with heart: man man,anniversary,babe,bae,couple,dating,heart,kiss,love,man,person,relationship,romance,together,you;casal apaixonado: homem e homem,casal,casal apaixonado,casal com um coração,coração,homem,pessoas,romance
👩‍❤️‍👩;;s;couple_with_heart_woman_woman,couple_with_heart_ww;couple with heart: woman woman,anniversary,babe,bae,couple,dating,heart,kiss,love,person,relationship,romance,together,woman,you;casal apaixonado: mulher e mulher,casal,casal apaixonado,casal com um coração,coração,mulher,pessoas,romance
👨‍👩‍👦;;;family_man_woman_boy,family_mwb;family: man woman boy,boy,child,family,man,woman;família: homem mulher e menino,família,filho,homem,menino,mulher,mãe,pai,pessoas,um filho
👨‍👩‍👧;;;family_man_woman_girl,family_mwg;family: man woman girl,child,family,girl,man,woman;família: homem mulher e menina,família,filho,homem,menina,mulher,mãe,pai,pessoas,um filho
👨‍👩‍👧‍👦;;;family_man_woman_girl_boy,family_mwgb;family: man woman girl boy,boy,child,family,girl,man,woman;família: homem mulher menina e menino,família,filho,homem,menina,menino,mulher,mãe,pai,pessoas,um filho
👨‍👩‍👦‍👦;;;family_man_woman_boy_boy,family_mwbb;family: man woman boy boy,boy,child,family,man,woman;família: homem mulher menino e menino,família,filho,homem,menino,mulher,mãe,pai,pessoas,um filho
👨‍👩‍👧‍👧;;;family_man_woman_girl_girl,family_mwgg;family: man woman girl girl,child,family,girl,man,woman;família: homem mulher menina e menina,família,filho,homem,menina,mulher,mãe,pai,pessoas,um filho
👨‍👨‍👦;;;family_man_man_boy,family_mmb;family: man man boy,boy,child,family,man;família: homem homem e menino,família,filho,homem,menino,mãe,pai,pessoas,um filho
👨‍👨‍👧;;;family_man_man_girl,family_mmg;family: man man girl,child,family,girl,man;família: homem homem e menina,família,filho,homem,menina,mãe,pai,pessoas,um filho
👨‍👨‍👧‍👦;;;family_man_man_girl_boy,family_mmgb;family: man man girl boy,boy,child,family,girl,man;família: homem homem menina e menino,família,filho,homem,menina,menino,mãe,pai,pessoas,um filho
👨‍👨‍👦‍👦;;;family_man_man_boy_boy,family_mmbb;family: man man boy boy,boy,child,family,man;família: homem homem menino e menino,família,filho,homem,menino,mãe,pai,pessoas,um filho
👨‍👨‍👧‍👧;;;family_man_man_girl_girl,family_mmgg;family: man man girl girl,child,family,girl,man;família: homem homem menina e menina,família,filho,homem,menina,mãe,pai,pessoas,um filho
👩‍👩‍👦;;;family_woman_woman_boy,family_wwb;family: woman woman boy,boy,child,family,woman;família: mulher mulher e menino,família,filho,menino,mulher,mãe,pai,pessoas,um filho
👩‍👩‍👧;;;family_woman_woman_girl,family_wwg;family: woman woman girl,child,family,girl,woman;família: mulher mulher e menina,família,filho,menina,mulher,mãe,pai,pessoas,um filho
👩‍👩‍👧‍👦;;;family_woman_woman_girl_boy,family_wwgb;family: woman woman girl boy,boy,child,family,girl,woman;família: mulher mulher menina e menino,família,filho,menina,menino,mulher,mãe,pai,pessoas,um filho
👩‍👩‍👦‍👦;;;family_woman_woman_boy_boy,family_wwbb;family: woman woman boy boy,boy,child,family,woman;família: mulher mulher menino e menino,família,filho,menino,mulher,mãe,pai,pessoas,um filho
👩‍👩‍👧‍👧;;;family_woman_woman_girl_girl,family_wwgg;family: woman woman girl girl,child,family,girl,woman;família: mulher mulher menina e menina,família,filho,menina,mulher,mãe,pai,pessoas,um filho
👨‍👦;;;family_man_boy,family_mb;family: man boy,boy,child,family,man;família: homem e menino,família,filho,homem,menino,mãe,pai,pessoas,um filho
👨‍👦‍👦;;;family_man_boy_boy,family_mbb;family: man boy boy,boy,child,family,man;família: homem menino e menino,família,filho,homem,menino,mãe,pai,pessoas,um filho
👨‍👧;;;family_man_girl,family_mg;family: man girl,child,family,girl,man;família: homem e menina,família,filho,homem,menina,mãe,pai,pessoas,um filho
👨‍👧‍👦;;;family_man_girl_boy,family_mgb;family: man girl boy,boy,child,family,girl,man;família: homem menina e menino,família,filho,homem,menina,menino,mãe,pai,pessoas,um filho
👨‍👧‍👧;;;family_man_girl_girl,family_mgg;family: man girl girl,child,family,girl,man;família: homem menina e menina,família,filho,homem,menina,mãe,pai,pessoas,um filho
👩‍👦;;;family_woman_boy,family_wb;family: woman boy,boy,child,family,woman;família: mulher e menino,família,filho,menino,mulher,mãe,pai,pessoas,um filho
👩‍👦‍👦;;;family_woman_boy_boy,family_wbb;family: woman boy boy,boy,child,family,woman;família: mulher menino e menino,família,filho,menino,mulher,mãe,pai,pessoas,um filho
👩‍👧;;;family_woman_girl,family_wg;family: woman girl,child,family,girl,woman;família: mulher e menina,família,filho,menina,mulher,mãe,pai,pessoas,um filho
👩‍👧‍👦;;;family_woman_girl_boy,family_wgb;family: woman girl boy,boy,child,family,girl,woman;família: mulher menina e menino,família,filho,menina,menino,mulher,mãe,pai,pessoas,um filho
👩‍👧‍👧;;;family_woman_girl_girl,family_wgg;family: woman girl girl,child,family,girl,woman;família: mulher menina e menina,família,filho,menina,mulher,mãe,pai,pessoas,um filho
🗣️;;;speaking_head;speaking head,face,head,silhouette,speak,speaking;silhueta falando,berro,cabeça,falando,grito,silhueta,voz
👤;;;bust_in_silhouette;bust in silhouette,bust,mysterious,shadow,silhouette;silhueta de busto,busto,mistério,pessoas,silhueta,sombra
👥;;;busts_in_silhouette;busts in silhouette,bff,bust,busts,everyone,friend,friends,people,silhouette;silhueta de bustos,amigos,busto,dupla,pessoas,silhueta
🫂;;;people_hugging;people hugging,comfort,embrace,farewell,friendship,goodbye,hello,hug,hugging,love,people,thanks;pessoas se abraçando,abraçando,abraço,adeus,amizade,amor,carinho,conforto,obrigado,olá
👪;;;family;family,child;família,filho,mãe,pai,pessoas,um filho
🧑‍🧑‍🧒;15.1;;family_aac;family: adult adult child,adult,child,family;família: adulto adulto criança,adulto,criança,família
🧑‍🧑‍🧒‍🧒;15.1;;family_aacc;family: adult adult child child,adult,child,family;família: adulto adulto criança criança,adulto,adultos,criança,crianças,família,filha,filho
🧑‍🧒;15.1;;family_aa,family_ac;family: adult child,adult,child,family;família: adulto criança,adulto,criança,família
🧑‍🧒‍🧒;15.1;;family_acc;family: adult child child,adult,child,family;família: adulto criança criança,adulto,crianças,família
👣;;;footprints;footprints,barefoot,clothing,footprint,omw,print,walk;pegadas,corpo,gravura,pé,pés descalços,rastro
🫆;16;;fingerprint;fingerprint,clue,crime,detective,forensics,identity,mystery,print,safety,trace;impressão digital,identidade,investigação forense,segurança
`,
  nature: `
🐵;;;monkey_face;monkey face,animal,banana,face,monkey;rosto de macaco,animal,macaco,rosto
🐒;;;monkey;monkey,animal,banana;macaco,animal
🦍;;;gorilla;gorilla,animal;gorila,animal,macaco
🦧;;;orangutan;orangutan,animal,ape,monkey;orangotango,macaco,primata
🐶;;;dog,dog_face;dog face,adorbs,animal,dog,face,pet,puppies,puppy;rosto de cachorro,animal,cachorro,rosto
🐕;;;dog2,dog;dog,animal,animals,dogs,pet;cachorro,animal,cão
🦮;;;guide_dog;guide dog,accessibility,animal,blind,dog,guide;cão-guia,acessibilidade,cachorro,cadela,cega,cego,cegueira,cão,deficiência visual,guia,labrador
🐕‍🦺;;;service_dog;service dog,accessibility,animal,assistance,dog,service;cão de serviço,accessibilidade,assistência,cachorro,cadela,cão,cão-guia,pastor alemão,serviço
🐩;;;poodle;poodle,animal,dog,fluffy;poodle,animal,cachorro
🐺;;;wolf,wolf_face;wolf,animal,face;rosto de lobo,animal,lobo,rosto
🦊;;;fox_face,fox;fox,animal,face;rosto de raposa,animal,bicho,raposa,rosto
🦝;;;raccoon;raccoon,animal,curious,sly;guaxinim,animal,astuto,curioso,travesso
🐱;;;cat,cat_face;cat face,animal,cat,face,kitten,kitty,pet;rosto de gato,animal,felino,gatinho,gato,rosto
🐈;;;cat2,cat;cat,animal,animals,cats,kitten,pet;gato,animal,felino
🐈‍⬛;;;black_cat;black cat,animal,black,cat,feline,halloween,meow,unlucky;gato preto,animal,azar,dia das bruxas,felino,gata,gato,halloween,miado,miau,preto
🦁;;;lion,lion_face;lion,alpha,animal,face,leo,mane,order,rawr,roar,safari,strong,zodiac;rosto de leão,animal,leão,rosto,zodíaco
🐯;;;tiger,tiger_face;tiger face,animal,big,cat,face,predator,tiger;rosto de tigre,animal,tigre
🐅;;;tiger2,tiger;tiger,animal,big,cat,predator,zoo;tigre,animal
🐆;;;leopard;leopard,animal,big,cat,predator,zoo;leopardo,animal,onça
🐴;;;horse,horse_face;horse face,animal,dressage,equine,face,farm,horse,horses;rosto de cavalo,animal,cavalo,equino,rosto
🫎;;;moose;moose,alces,animal,antlers,elk,mammal;alce,animal,cervo,chifres,galhada,mamífero,rena
🫏;;;donkey;donkey,animal,ass,burro,hinny,mammal,mule,stubborn;burro,animais,animal,asno,jegue,mamífero,mula,relinchar,relincho,teimosa,teimoso
🐎;;;racehorse,horse;horse,animal,equestrian,farm,racehorse,racing;cavalo,animal,corrida,equestre
🦄;;;unicorn,unicorn_face;unicorn,face;rosto de unicórnio,animal,rosto,unicórnio
🦓;;;zebra;zebra,animal,stripe;zebra,animal,listra,listras
🦌;;;deer;deer,animal;cervo,animal,veado
🦬;;;bison;bison,animal,buffalo,herd,wisent;bisão,animal,bisonte,búfalo,rebanho
🐮;;;cow,cow_face;cow face,animal,cow,face,farm,milk,moo;rosto de vaca,animal,fazenda,leite,muuu,rosto,vaca,vaquinha
🐂;;;ox;ox,animal,animals,bull,farm,taurus,zodiac;boi,animal,touro,zodíaco
🐃;;;water_buffalo;water buffalo,animal,buffalo,water,zoo;búfalo-asiático,animal,búfalo,água
🐄;;;cow2,cow;cow,animal,animals,farm,milk,moo;vaca,animal,fazenda
🐷;;;pig,pig_face;pig face,animal,bacon,face,farm,pig,pork;rosto de porco,animal,porco,rosto
🐖;;;pig2,pig;pig,animal,bacon,farm,pork,sow;porco,animal
🐗;;;boar;boar,animal,pig;javali,animal
🐽;;;pig_nose;pig nose,animal,face,farm,nose,pig,smell,snout;nariz de porco,animal,nariz,porco,rosto
🐏;;;ram;ram,animal,aries,horns,male,sheep,zodiac,zoo;carneiro,animal,chifre,zodíaco,áries
🐑;;;sheep,ewe;ewe,animal,baa,farm,female,fluffy,lamb,sheep,wool;ovelha,animal,fazenda,lã
🐐;;;goat;goat,animal,capricorn,farm,milk,zodiac;cabra,animal,bode,capricórnio,zodíaco
🐪;;;dromedary_camel;camel,animal,desert,dromedary,hump,one;camelo,animal,camelo de uma só corcova,corcova,deserto,dromedário
🐫;;;camel;two-hump camel,animal,bactrian,camel,desert,hump,two,two-hump;camelo com duas corcovas,animal,camelo,camelo asiático com duas corcovas,corcova,deserto
🦙;;;llama;llama,alpaca,animal,guanaco,vicuña,wool;lhama,alpaca,animal,guanaco,lã,vicunha
🦒;;;giraffe;giraffe,animal,spots;girafa,animal
🐘;;;elephant;elephant,animal;elefante,animal
🦣;;;mammoth;mammoth,animal,extinction,large,tusk,wooly;mamute,animal,extinto,grande,lanoso,presa,pré-histórico
🦏;;;rhinoceros,rhino;rhinoceros,animal;rinoceronte,animal
🦛;;;hippopotamus,hippo;hippopotamus,animal,hippo;hipopótamo,animal
🐭;;;mouse,mouse_face;mouse face,animal,face,mouse;rosto de camundongo,animal,camundongo,ratinho,rato,rosto
🐁;;;mouse2,mouse;mouse,animal,animals;camundongo,animal,ratinho
🐀;;;rat;rat,animal;rato,animal,ratazana
🐹;;;hamster,hamster_face;hamster,animal,face,pet;rosto de hamster,animal,hamster,rosto
🐰;;;rabbit,rabbit_face;rabbit face,animal,bunny,face,pet,rabbit;rosto de coelho,animal,coelho,rosto
🐇;;;rabbit2,rabbit;rabbit,animal,bunny,pet;coelho,animal,coelhinho,coelhinho da páscoa
🐿️;;;chipmunk;chipmunk,animal,squirrel;esquilo,animal
🦫;;;beaver;beaver,animal,dam,teeth;castor,animal,dentuço,represa
🦔;;;hedgehog;hedgehog,animal,spiny;porco-espinho,animal,espinhoso,ouriço
🦇;;;bat;bat,animal,vampire;morcego,animal,vampiro
🐻;;;bear,bear_face;bear,animal,face,grizzly,growl,honey;rosto de urso,animal,rosto,urso
🐻‍❄️;;;polar_bear,polar_bear_face;polar bear,animal,arctic,bear,polar,white;urso polar,branco,urso,ártico
🐨;;;koala,koala_face;koala,animal,australia,bear,down,face,marsupial,under;coala,animal
🐼;;;panda_face,panda;panda,animal,bamboo,face;rosto de panda,animal,panda,rosto
🦥;;;sloth;sloth,lazy,slow;preguiça,bicho-preguiça,devagar,lenta,lentidão,preguiçosa,preguiçoso
🦦;;;otter;otter,animal,fishing,playful;lontra,brincalhona,pesca
🦨;;;skunk;skunk,animal,stink;gambá,fedida,fedido,fedor
🦘;;;kangaroo;kangaroo,animal,joey,jump,marsupial;canguru,animal,austrália,filhote,joey,marsupial,pula,pulo,salto
🦡;;;badger;badger,animal,honey,pester;texugo,animal,incomodar,ratel,texugo de mel
🐾;;;feet,paw_prints;paw prints,feet,paw,paws,print,prints;patas,animal,pata,patinhas de cachorro,pegada,pegada de pata
🦃;;;turkey;turkey,bird,gobble,thanksgiving;peru,animal,ave,peru de natal
🐔;;;chicken,chicken_face;chicken,animal,bird,ornithology;galinha,animal,ave
🐓;;;rooster;rooster,animal,bird,ornithology;galo,animal,ave
🐣;;;hatching_chick;hatching chick,animal,baby,bird,chick,egg,hatching;pintinho chocando,animal,ave,bebê,chocando,filhote,galinha,pintinho,pinto
🐤;;;baby_chick;baby chick,animal,baby,bird,chick,ornithology;pintinho de perfil,animal,ave,bebê,filhote,galinha,pintinho,pinto,rosto de pintinho
🐥;;;hatched_chick;front-facing baby chick,animal,baby,bird,chick,front-facing,newborn,ornithology;pintinho de frente,animal,ave,bebê,fihote,galinha,pintinho,pintinho olhando para frente,pinto
🐦;;;bird,bird_face;bird,animal,ornithology;pássaro,animal
🐧;;;penguin,penguin_face;penguin,animal,antarctica,bird,ornithology;pinguim,animal,antartica,frio
🕊️;;;dove;dove,bird,fly,ornithology,peace;pomba branca,animal,ave branca,paz,pomba,pássaro
🦅;;;eagle;eagle,animal,bird,ornithology;águia,pássaro
🦆;;;duck;duck,animal,bird,ornithology;pato,animal,pássaro
🦢;;;swan;swan,animal,bird,cygnet,duckling,ornithology,ugly;cisne,animal,ave,patinho feio,pássaro
🦉;;;owl;owl,animal,bird,ornithology,wise;coruja,pássaro,sabedoria
🦤;;;dodo;dodo,animal,bird,extinction,large,ornithology;dodô,animal,ave,extinto,grande,maurício,pássaro
🪶;;;feather;feather,bird,flight,light,plumage;pena,leve,plumagem,pássaro,voo
🦩;;;flamingo;flamingo,animal,bird,flamboyant,ornithology,tropical;flamingo,ave,extravagante,tropical
🦚;;;peacock;peacock,animal,bird,colorful,ornithology,ostentatious,peahen,pretty,proud;pavão,animal,ave,colorido,orgulhoso,pavoa,pomposo
🦜;;;parrot;parrot,animal,bird,ornithology,pirate,talk;papagaio,animal,ave,fala,pirata,pássaro,repete
🪽;;;wing;wing,angelic,ascend,aviation,bird,fly,flying,heavenly,mythology,soar;asa,angelical,anjo,ascender,aviação,celestial,mitologia,pássaro,voando,voar,voar alto
🐦‍⬛;;;black_bird;black bird,animal,beak,bird,black,caw,corvid,crow,ornithology,raven,rook;pássaro preto,animal,ave,bico,corvo,gralha,passarinho,preto,pássaro
🪿;;;goose;goose,animal,bird,duck,flock,fowl,gaggle,gander,geese,honk,ornithology,silly;ganso,animal,ave,bobo,gansos,grasno,marreco,pato,pássaro
🐦‍🔥;15.1;;phoenix;phoenix,ascend,ascension,emerge,fantasy,firebird,glory,immortal,rebirth,reincarnation,reinvent,renewal,revival,revive,rise,transform;fênix,fantasia,imortal,pássaro de fogo,reemergir,reencarnar,reencarnação,reincarnação,renascer,renascimento,reviver,transformação
🐸;;;frog,frog_face;frog,animal,face;sapo,animal,rosto,rosto de sapo
🐊;;;crocodile;crocodile,animal,zoo;crocodilo,animal,jacaré
🐢;;;turtle;turtle,animal,terrapin,tortoise;tartaruga,animal
🦎;;;lizard;lizard,animal,reptile;lagartixa,animal,lagarto,réptil
🐍;;;snake;snake,animal,bearer,ophiuchus,serpent,zodiac;cobra,animal,réptil,serpente
🐲;;;dragon_face;dragon face,animal,dragon,face,fairy,fairytale,tale;rosto de dragão,animal,dragão,rosto
🐉;;;dragon;dragon,animal,fairy,fairytale,knights,tale;dragão,animal,game of thrones
🦕;;;sauropod;sauropod,brachiosaurus,brontosaurus,dinosaur,diplodocus;saurópode,braquiosaurus,braquiossauro,brontossauro,brontossuro,dinossauro,diplodocus,diplódoco
🦖;;;t-rex,trex;t-rex,dinosaur,rex,t,tyrannosaurus;tiranossauro rex,dinossauro,t-rex
🐳;;;whale,spouting_whale;spouting whale,animal,beach,face,ocean,spouting,whale;baleia esguichando água,animal,baleia,esguicho
🐋;;;whale2,whale;whale,animal,beach,ocean;baleia,animal,mar,oceano
🐬;;;dolphin,flipper;dolphin,animal,beach,flipper,ocean;golfinho,animal,oceano
🫍;17;;orca;orca,marine,ocean,whale;orca,baleia,marinho,oceano
🦭;;;seal;seal,animal,lion,ocean,sea;foca,animal,animal marinho,leão marinho,leão-marinho,oceano
🐟;;;fish;fish,animal,dinner,fishes,fishing,pisces,zodiac;peixe,animal,peixes,pesca,pescar,signo de peixes,zodíaco
🐠;;;tropical_fish;tropical fish,animal,fish,fishes,tropical;peixe tropical,animal,peixe
🐡;;;blowfish;blowfish,animal,fish;baiacu,animal,peixe
🦈;;;shark;shark,animal,fish;tubarão,peixe
🐙;;;octopus;octopus,animal,creature,ocean;polvo,animal,oceano,octopus
🐚;;;shell;spiral shell,animal,beach,conch,sea,shell,spiral;caramujo,animal,concha,concha do mar,concha em espiral
🪸;;;coral;coral,change,climate,ocean,reef,sea;coral,mar,mudança climática,oceano,recife
🪼;;;jellyfish;jellyfish,animal,aquarium,burn,invertebrate,jelly,life,marine,ocean,ouch,plankton,sea,sting,stinger,tentacles;água-viva,ai,animal,aquário,ferrão,invertebrado,mar,marinha,medusa,oceano,queimadura,tentáculos
🦀;;;crab;crab,cancer,zodiac;caranguejo,animal,animal marinho,câncer,signo de câncer,zodíaco
🦞;;;lobster;lobster,animal,bisque,claws,seafood;lagosta,animal,bisque,caldo,fruto do mar,garras
🦐;;;shrimp;shrimp,food,shellfish,small;camarão,animal,comida,crustáceo
🦑;;;squid;squid,animal,food,mollusk;lula,animal,comida,molusco
🦪;;;oyster;oyster,diving,pearl;ostra,frutos do mar,mar,mergulho,pérola
🐌;;;snail;snail,animal,escargot,garden,nature,slug;caracol,animal,escargot
🦋;;;butterfly;butterfly,insect,pretty;borboleta,beleza,inseto
🐛;;;bug;bug,animal,garden,insect;inseto,animal,centopeia,lagarta
🐜;;;ant;ant,animal,garden,insect;formiga,animal,inseto
🐝;;;bee,honeybee;honeybee,animal,bee,bumblebee,honey,insect,nature,spring;abelha,animal,inseto,natureza
🪲;;;beetle;beetle,animal,bug,insect;besouro,animal,bicho,inseto
🐞;;;lady_beetle;lady beetle,animal,beetle,garden,insect,lady,ladybird,ladybug,nature;joaninha,animal,besouro,inseto,tipo de besouro
🦗;;;cricket;cricket,animal,bug,grasshopper,insect,orthoptera;grilo,gafanhoto,inseto
🪳;;;cockroach;cockroach,animal,insect,pest,roach;barata,animal,baratas,inseto,nojento,nojo,praga
🕷️;;;spider;spider,animal,insect;aranha,animal,dias das bruxas,halloween,inseto
🕸️;;;spider_web;spider web,spider,web;teia de aranha,aranha,halloween,inseto,teia
🦂;;;scorpion;scorpion,scorpio,scorpius,zodiac;escorpião,animal,deserto,inseto,zodíaco
🦟;;;mosquito;mosquito,bite,disease,fever,insect,malaria,pest,virus;mosquito,aedes,aegypti,amarela,animal,chicungunha,dengue,doença,febre,inseto,malária,pernilongo,vírus,zica
🪰;;;fly;fly,animal,disease,insect,maggot,pest,rotting;mosca,animal,apodrecendo,doença,inseto,larva,mosca-varejeira,praga,varejeira
🪱;;;worm;worm,animal,annelid,earthworm,parasite;minhoca,anelídeo,animal,parasita,verme
🦠;;;microbe;microbe,amoeba,bacteria,science,virus;micróbio,ameba,bactéria,ciência,vírus
💐;;;bouquet;bouquet,anniversary,birthday,date,flower,love,plant,romance;buquê,aniversário,flor,planta,romance
🌸;;;cherry_blossom;cherry blossom,blossom,cherry,flower,plant,spring,springtime;flor de cerejeira,cereja,cerejeira,flor,planta,primavera
💮;;;white_flower;white flower,flower,white;flor branca,carimbo,carimbo de flor,carimbo de parabéns,flor
🪷;;;lotus;lotus,beauty,buddhism,calm,flower,hinduism,peace,purity,serenity;lótus,beleza,budismo,calma,flor,flor de lótus,hinduísmo,paz,pureza,serenidade,vietnã,índia
🏵️;;;rosette;rosette,plant;roseta,flor,flor amarela,planta,primavera
🌹;;;rose;rose,beauty,elegant,flower,love,plant,red,valentine;rosa,flor
🥀;;;wilted_flower;wilted flower,dying,flower,wilted;flor murcha,flor,morrendo,murcha,murchando
🌺;;;hibiscus;hibiscus,flower,plant;hibisco,flor,planta,primavera
🌻;;;sunflower;sunflower,flower,outdoors,plant,sun;girassol,flor,planta
🌼;;;blossom;blossom,buttercup,dandelion,flower,plant;flor,florescer,planta
🌷;;;tulip;tulip,blossom,flower,growth,plant;tulipa,flor
🪻;;;hyacinth;hyacinth,bloom,bluebonnet,flower,indigo,lavender,lilac,lupine,plant,purple,shrub,snapdragon,spring,violet;jacinto,arbusto,bluebonnet,flor,flor-crânio-do-dragão,lavanda,lilás,lupinus,planta,primavera,roxo,violeta
🌱;;;seedling;seedling,plant,sapling,sprout,young;muda de planta,brotar,broto,jovem,muda,planta jovem,plantinha
🪴;;;potted_plant;potted plant,decor,grow,house,nurturing,plant,pot,potted;vaso com planta,casa,chato,decoração,nutrir,planta,plantar,samambaia,sem utilidade,vaso
🌲;;;evergreen_tree;evergreen tree,christmas,evergreen,forest,pine,tree;conífera,floresta,natal,pinheirinho,pinheiro,árvore,árvore de pinheiro
🌳;;;deciduous_tree;deciduous tree,deciduous,forest,green,habitat,shedding,tree;árvore caidiça,caidiça,desfolha,natureza,árvore,árvore cheia
🌴;;;palm_tree;palm tree,beach,palm,plant,tree,tropical;palmeira,coqueiro,árvore,árvore de palmeira
🌵;;;cactus;cactus,desert,drought,nature,plant;cacto,deserto,natureza,planta,seca
🌾;;;ear_of_rice,sheaf_of_rice;sheaf of rice,ear,grain,grains,plant,rice,sheaf;planta de arroz,arroz,comida,espiga,espiga de arroz,fazenda,grãos,planta,planta do arroz
🌿;;;herb;herb,leaf,plant;erva,folha,planta
☘️;;;shamrock;shamrock,irish,plant;trevo,irlanda,irlandês,planta,trevo de três folhas
🍀;;;four_leaf_clover;four leaf clover,4,clover,four,four-leaf,irish,leaf,lucky,plant;trevo de quatro folhas,folhas,irlandês,planta,quatro,sorte,sortudo,trevo
🍁;;;maple_leaf;maple leaf,falling,leaf,maple;folha de bordo,folha,folha caída,folha vermelha,maple,outono
🍂;;;fallen_leaf;fallen leaf,autumn,fall,fallen,falling,leaf;folhas caídas,cair,caídas,folha,folhas,outono
🍃;;;leaves;leaf fluttering in wind,blow,flutter,fluttering,leaf,wind;folha ao vento,folha,soprando,vento
🪹;;;empty_nest,nest;empty nest,branch,empty,home,nest,nesting;ninho vazio,aninhando,galhos,lar,ninho,passarinho,pássaro
🪺;;;nest_with_eggs;nest with eggs,bird,branch,egg,eggs,nest,nesting;ninho com ovos,aninhando,galhos,lar,ninho,ovo,ovos,passarinho,pássaro
🍄;;;mushroom;mushroom,fungus,toadstool;cogumelo,champignon,fungo,mario,planta
🪾;16;;leafless_tree;leafless tree,bare,barren,branches,dead,drought,leafless,tree,trunk,winter,wood;árvore seca,inverno,seca,árvore sem folhas
`,
  food: `
🍇;;;grapes;grapes,dionysus,fruit,grape;uvas,fruta,uva
🍈;;;melon;melon,cantaloupe,fruit;melão,fruta
🍉;;;watermelon;watermelon,fruit;melancia,fruta
🍊;;;mandarin,orange,tangerine;tangerine,c,citrus,fruit,nectarine,orange,vitamin;tangerina,cítrica,fruta,laranja
🍋;;;lemon;lemon,citrus,fruit,sour;limão,azedo,cítrico,fruta,lima,limão siciliano
🍋‍🟩;15.1;;lime;lime,acidity,citrus,cocktail,fruit,garnish,key,margarita,mojito,refreshing,salsa,sour,tangy,tequila,tropical,zest;lima,acidez,caipirinha,cítrica,cítrico,drink,fruta,limonada,limão,tequila,tropical,verde
🍌;;;banana;banana,fruit,potassium;banana,fruta
🍍;;;pineapple;pineapple,colada,fruit,pina,tropical;abacaxi,comida,fome,fruta
🥭;;;mango;mango,food,fruit,tropical;manga,comida,fruta,tropical
🍎;;;apple,red_apple;red apple,apple,diet,food,fruit,health,red,ripe;maçã vermelha,fruta,maçã,vermelha
🍏;;;green_apple;green apple,apple,fruit,green;maçã verde,comida,fome,fruta,maçã,verde
🍐;;;pear;pear,fruit;pera,comida,fome,fruta
🍑;;;peach;peach,fruit;pêssego,fruta
🍒;;;cherries;cherries,berries,cherry,fruit,red;cereja,comida,fome,fruta,frutas vermelhas
🍓;;;strawberry;strawberry,berry,fruit;morango,comida,fome,fruta,frutas vermelhas
🫐;;;blueberries;blueberries,berries,berry,bilberry,blue,blueberry,food,fruit;mirtilos,alimento,azul,baga,blueberry,comida,fruta,mirtilo,silvestre
🥝;;;kiwi_fruit,kiwi;kiwi fruit,food,fruit,kiwi;kiwi,comida,fruta
🍅;;;tomato;tomato,food,fruit,vegetable;tomate,fruta,fruto,legume,vegetal
🫒;;;olive;olive,food;azeitona,alimento,comida,oliveira
🥥;;;coconut;coconut,colada,palm,piña;coco,fruta,palmeira,piña colada
🥑;;;avocado;avocado,food,fruit;abacate,comida,fruta
🍆;;;eggplant;eggplant,aubergine,vegetable;berinjela,beringela,comida,legume,vegetal
🥔;;;potato;potato,food,vegetable;batata,comida,fome,legume,vegetal
🥕;;;carrot;carrot,food,vegetable;cenoura,comida,fome,legume,salada,vegetal
🌽;;;corn,ear_of_corn;ear of corn,corn,crops,ear,farm,maize,maze;milho,comida,espiga,espiga de milho,fome
🌶️;;;hot_pepper;hot pepper,hot,pepper;pimenta,apimentada,apimentado,tempero
🫑;;;bell_pepper;bell pepper,bell,capsicum,food,pepper,vegetable;pimentão,alimento,capsicum,comida,pimenta,pimentão verde,vegetal
🥒;;;cucumber;cucumber,food,pickle,vegetable;pepino,comida,fome,legume,picles,salada,vegetal
🥬;;;leafy_green;leafy green,bok,burgers,cabbage,choy,green,kale,leafy,lettuce,salad;verdura,alface,bok choy,comida,couve,hambúrguer,repolho,repolho chinês,salada
🥦;;;broccoli;broccoli,cabbage,wild;brócolis,brócoli
🧄;;;garlic;garlic,flavoring;alho,tempero
🧅;;;onion;onion,flavoring;cebola,tempero
🥜;;;peanuts;peanuts,food,nut,peanut,vegetable;amendoim,comida
🫘;;;beans;beans,food,kidney,legume,small;feijões,alimento,comida,feijão,grão,legume
🌰;;;chestnut;chestnut,almond,plant;castanha,planta
🫚;;;ginger_root,ginger;ginger root,beer,ginger,health,herb,natural,root,spice;gengibre,cerveja,comida,erva,especiaria,natural,raiz,saúde,tempero
🫛;;;pea_pod,pea;pea pod,beans,beanstalk,edamame,legume,pea,pod,soybean,vegetable,veggie;vagem,comida,edamame,ervilha,feijão,grão,legume,leguminosa,pé de feijão,vegetal
🍄‍🟫;15.1;;brown_mushroom;brown mushroom,food,fungi,fungus,mushroom,nature,pizza,portobello,shiitake,shroom,spore,sprout,toppings,truffle,vegetable,vegetarian,veggie;cogumelo marrom,champignon,cogumelo,comida,fungo,fungos,natureza,trufa,vegetal,vegetariano
🫜;16;;root_vegetable;root vegetable,beet,food,garden,radish,root,salad,turnip,vegetable,vegetarian;tubérculo,beterraba,legume,nabo,raiz,vegetal
🍞;;;bread;bread,carbs,food,grain,loaf,restaurant,toast,wheat;pão,pão de forma,pão para fatiar,restaurante,torrada,tostex
🥐;;;croissant;croissant,bread,breakfast,crescent,food,french,roll;croissant,café da manhã,comida,fome,pão
🥖;;;baguette_bread;baguette bread,baguette,bread,food,french;baguete,bisnaga,comida,pão,pão francês
🫓;;;flatbread;flatbread,arepa,bread,food,gordita,lavash,naan,pita;pão sírio,alimento,arepa,comida,lavash,naan,pita,pão,pão folha
🥨;;;pretzel;pretzel,convoluted,twisted;pretzel,pão torcido
🥯;;;bagel;bagel,bakery,bread,breakfast,schmear;bagel,café da manhã,chimia,comida,confeitaria,pão,rosca,rosquinha
🥞;;;pancakes;pancakes,breakfast,crêpe,food,hotcake,pancake;panquecas,café da manhã,comida,crepes,fome
🧇;;;waffle;waffle,breakfast,indecisive,iron;waffle,doce,gofre,wafel,wafle
🧀;;;cheese;cheese wedge,cheese,wedge;queijo,comida,fome,queijo suíço
🍖;;;meat_on_bone;meat on bone,bone,meat;carne,carne com osso,carne no osso,churras,churrasco,osso,restaurante
🍗;;;poultry_leg;poultry leg,bone,chicken,drumstick,hungry,leg,poultry,turkey;coxa de frango,aves,comida,coxa,coxinha,fome,osso,peru,restaurante
🥩;;;cut_of_meat;cut of meat,chop,cut,lambchop,meat,porkchop,red,steak;corte de carne,bife,carne,carne vermelha,costela de cordeiro,costeleta,costeleta de porco,porco
🥓;;;bacon;bacon,breakfast,food,meat;bacon,comida,fome,toucinho
🍔;;;hamburger;hamburger,burger,eat,fast,food,hungry;hambúrguer,búrguer,cheese burguer,restaurante
🍟;;;fries,french_fries;french fries,fast,food,french,fries;batata frita,comida,fast food,fome,fritas,lanchonete,restaurante
🍕;;;pizza;pizza,cheese,food,hungry,pepperoni,slice;pizza,fatia,restaurante
🌭;;;hotdog;hot dog,dog,frankfurter,hot,hotdog,sausage;cachorro-quente,cachorro quente,hot dog,pão com salsicha,pão com vina,vina
🥪;;;sandwich;sandwich,bread;sanduíche,pão,pão de forma
🌮;;;taco;taco,mexican;taco,comida mexicana,mexicano,tacos
🌯;;;burrito;burrito,mexican,wrap;burrito,comida mexicana,mexicano
🫔;;;tamale;tamale,food,mexican,pamonha,wrapped;tamale,alimento,comida,enrolado,mexicano,milho,pamonha
🥙;;;stuffed_flatbread;stuffed flatbread,falafel,flatbread,food,gyro,kebab,stuffed;pão recheado,comida,kebab,pão,recheio,wrap
🧆;;;falafel;falafel,chickpea,meatball;falafel,almôndega,grão de bico
🥚;;;egg;egg,breakfast,food;ovo,comida,fome
🍳;;;fried_egg,cooking;cooking,breakfast,easy,egg,fry,frying,over,pan,restaurant,side,sunny,up;ovo frito,comida,culinária,frigideira,ovo,ovo estrelado,restaurante
🥘;;;shallow_pan_of_food;shallow pan of food,casserole,food,paella,pan,shallow;caçarola com comida,caçarola,comida,fome,paella,panela,rasa
🍲;;;stew,pot_of_food;pot of food,food,pot,soup,stew;panela,ensopado,restaurante,tigela de comida
🫕;;;fondue;fondue,cheese,chocolate,food,melted,pot,ski;fondue,alimento,chocolate,comida,derretido,panela,queijo,suíço
🥣;;;bowl_with_spoon;bowl with spoon,bowl,breakfast,cereal,congee,oatmeal,porridge,spoon;tigela com colher,café da manhã,cereal,prato de sopa
🥗;;;green_salad,salad;green salad,food,green,salad;salada verde,comida,fome,restaurante,salada,verde
🍿;;;popcorn;popcorn,corn,movie,pop;pipoca,balde,cinema
🧈;;;butter;butter,dairy;manteiga,laticínio,margarina
🧂;;;salt;salt,condiment,flavor,mad,salty,shaker,taste,upset;sal,comida,condimento,sabor,saleiro,salgado
🥫;;;canned_food;canned food,can,canned,food;comida enlatada,lata
🍱;;;bento,bento_box;bento box,bento,box,food;bentô,almoço japonês,caixa,caixa de bentô,restaurante
🍘;;;rice_cracker;rice cracker,cracker,food,rice;biscoito de arroz,arroz,bolacha de arroz,cracker
🍙;;;rice_ball;rice ball,ball,food,japanese,rice;arroz japonês,arroz,bolinho de arroz,comida,fome,japonês,onigiri,restaurante
🍚;;;rice,cooked_rice;cooked rice,cooked,food,rice;arroz cozido,arroz,comida,fome,restaurante
🍛;;;curry,curry_rice;curry rice,curry,food,rice;arroz com curry,arroz,curry,curry e arroz,restaurante
🍜;;;ramen,steaming_bowl;steaming bowl,bowl,chopsticks,food,noodle,pho,ramen,soup,steaming;lámen,comida,fome,macarrão,miojo,quentinha,ramen,restaurante,sopa,tigela,tigela de macarrão
🍝;;;spaghetti;spaghetti,food,meatballs,pasta,restaurant;espaguete,comida,fome,italiano,macarronada,macarrão,restaurante
🍠;;;sweet_potato;roasted sweet potato,food,potato,roasted,sweet;batata assada,assada,batata,batata-doce,doce,restaurante
🍢;;;oden;oden,food,kebab,restaurant,seafood,skewer,stick;oden,espetinho,frutos do mar,frutos do mar no espetinho,restaurante
🍣;;;sushi;sushi,food;sushi,comida japonesa,restaurante,restaurante japonês,sashimi
🍤;;;fried_shrimp;fried shrimp,fried,prawn,shrimp,tempura;camarão frito,camarão,camarão empanado,restaurante,tempura
🍥;;;fish_cake;fish cake with swirl,cake,fish,food,pastry,restaurant,swirl;bolinho de peixe,croquete,peixe,redemoinho,restaurante
🥮;;;moon_cake;moon cake,autumn,cake,festival,moon,yuèbǐng;bolo lunar,bolo da lua,comida,confeitaria,festival,festival chinês,outono,yuèbǐng
🍡;;;dango;dango,dessert,japanese,skewer,stick,sweet;dango,bolinho de mochi,bolinho de mochi no espetinho,bolinho japonês,comida,doce,fome,japonês,mochi,mochiko,sobremesa
🥟;;;dumpling;dumpling,empanada,gyōza,jiaozi,pierogi,potsticker;bolinho asiático,asiático,bolinho,chinês,dumpling,empanada,gyōza,jiaozi,massa,pierogi,potsticker
🥠;;;fortune_cookie;fortune cookie,cookie,fortune,prophecy;biscoito da sorte,biscoito chinês,biscoito da fortuna,profecia,sorte
🥡;;;takeout_box;takeout box,box,chopsticks,delivery,food,oyster,pail,takeout;caixa para viagem,caixinha para levar,delivery,marmita
🍦;;;icecream,soft_serve;soft ice cream,cream,dessert,food,ice,icecream,restaurant,serve,soft,sweet;sorvete italiano,doce,fome,sobremesa,sorvete,sorvete de casquinha,sorvete de massa,sorvete na casquinha
🍧;;;shaved_ice;shaved ice,dessert,ice,restaurant,shaved,sweet;raspadinha de gelo,gelo,raspadinha,restaurante,sobremesa
🍨;;;ice_cream;ice cream,cream,dessert,food,ice,restaurant,sweet;sorvete,creme,gelo,restaurante,sobremesa
🍩;;;doughnut;doughnut,breakfast,dessert,donut,food,sweet;donut,comida,fome,restaurante,rosquinha,sonho doce
🍪;;;cookie;cookie,chip,chocolate,dessert,sweet;biscoito,bolacha,comida,cookie,doce,fome,sobremesa
🎂;;;birthday,birthday_cake;birthday cake,bday,birthday,cake,celebration,dessert,happy,pastry,sweet;bolo de aniversário,aniversário,bolo,comemoração,doce,feliz aniversário,festa,niver
🍰;;;cake,shortcake;shortcake,cake,dessert,pastry,slice,sweet;pão de ló de morango,bolo,bolo recheado,doce,fatia,fatia de bolo,pão de ló,restaurante,sobremesa
🧁;;;cupcake;cupcake,bakery,dessert,sprinkles,sugar,sweet,treat;cupcake,açúcar,bolinho,bolo,comida,confeitaria,confeito,doce,sobremesa,torta
🥧;;;pie;pie,apple,filling,fruit,meat,pastry,pumpkin,slice;torta,abóbora,carne,doce,fatia,fatia de torta,fruta,maçã,padaria,recheio,salgado
🍫;;;chocolate_bar;chocolate bar,bar,candy,chocolate,dessert,halloween,sweet,tooth;chocolate,barra,barra de chocolate,doce,fome
🍬;;;candy;candy,cavities,dessert,halloween,restaurant,sweet,tooth,wrapper;bala,balinha,doce
🍭;;;lollipop;lollipop,candy,dessert,food,restaurant,sweet;pirulito,bala,doce
🍮;;;custard;custard,dessert,pudding,sweet;pudim,pudim de leite,pudim de ovos,restaurante
🍯;;;honey_pot;honey pot,barrel,bear,food,honey,honeypot,jar,pot,sweet;pote de mel,mel,pote,restaurante
🍼;;;baby_bottle;baby bottle,babies,baby,birth,born,bottle,drink,infant,milk,newborn;mamadeira,bebê,leite,leitinho,mamar,neném
🥛;;;milk_glass,glass_of_milk,milk;glass of milk,drink,glass,milk;copo de leite,copo,leite
☕;;;coffee;hot beverage,beverage,cafe,caffeine,chai,coffee,drink,hot,morning,steaming,tea;café,cafezinho,cafeína,chá,inverno,quente
🫖;;;teapot;teapot,brew,drink,food,pot,tea;bule,alimento,bebida,chaleira,chá,comida,infusão
🍵;;;tea;teacup without handle,beverage,cup,drink,handle,oolong,tea,teacup;xícara de chá sem alça,bebida,chá,chá verde,xícara,xícara de chá
🍶;;;sake;sake,bar,beverage,bottle,cup,drink,restaurant;saquê,bar,bebida,copo,garrafa,garrafa e copo de saquê,japonês,restaurante
🍾;;;champagne;bottle with popping cork,bar,bottle,cork,drink,popping;garrafa de champanhe,aniversário,bar,champagne,champanha,champanhe,cidra,comemorar,espumante,estourar,festa,garrafa,parabéns
🍷;;;wine_glass;wine glass,alcohol,bar,beverage,booze,club,drink,drinking,drinks,glass,restaurant,wine;vinho,bar,bebida,cálice de vinho,restaurante,taça
🍸;;;cocktail;cocktail glass,alcohol,bar,booze,club,cocktail,drink,drinking,drinks,glass,mad,martini,men;coquetel,bar,beber,bebida,cachaça,happy hour,martini,restaurante,taça,taça de coquetel
🍹;;;tropical_drink;tropical drink,alcohol,bar,booze,club,cocktail,drink,drinking,drinks,drunk,mai,party,tai,tropical,tropics;bebida tropical,bar,bebida,coquetel,coquetel de frutas,drink,happy hour,restaurante,tropical
🍺;;;beer;beer mug,alcohol,ale,bar,beer,booze,drink,drinking,drinks,mug,octoberfest,oktoberfest,pint,stein,summer;cerveja,bar,bebida,caneca,caneca de cerveja,chopp,gelada,happy hour,restaurante
🍻;;;beers;clinking beer mugs,alcohol,bar,beer,booze,bottoms,cheers,clink,clinking,drinking,drinks,mugs;canecas de cerveja,bar,caneca,cerveja,chope,chopp,restaurante
🥂;;;clinking_glasses;clinking glasses,celebrate,clink,clinking,drink,glass,glasses;taças brindando,brinde,champagne,champanhe,comemoração,taça,tim-tim
🥃;;;tumbler_glass,whisky;tumbler glass,glass,liquor,scotch,shot,tumbler,whiskey,whisky;copo,bar,bebida,drink,whisky
🫗;;;pouring_liquid,pour;pouring liquid,accident,drink,empty,glass,liquid,oops,pour,pouring,spill,water;derramando líquido,acabou,acidente,bebida,copo,derramar,derrubar,fim,líquido,ops,pingar,vazio,água
🥤;;;cup_with_straw;cup with straw,cup,drink,juice,malt,soda,soft,straw,water;copo com canudo,canudo,copo,refrigerante,suco,água
🧋;;;bubble_tea,boba_drink;bubble tea,boba,bubble,food,milk,pearl,tea;chá perolado,bebida,bolha,bubble tea,chá,comida,leite,pobá,pérola
🧃;;;beverage_box,juice_box;beverage box,beverage,box,juice,straw,sweet;suco de caixa,caixa de suco,caixinha de suco,suco,suquinho
🧉;;;mate;mate,drink;mate,bebida,chimarrão,cuia de chimarrão,tereré
🧊;;;ice_cube,ice;ice,cold,cube,iceberg;cubo de gelo,gelado,gelo,iceberg
🥢;;;chopsticks;chopsticks,hashi,jeotgarak,kuaizi;hashi,comida japonesa,pauzinhos
🍽️;;;plate_with_cutlery,fork_knife_plate;fork and knife with plate,cooking,dinner,eat,fork,knife,plate;prato com talheres,almoço,faca,fome,garfo,jantar,prato,prato com talheres ao lado,restaurante,talheres
🍴;;;fork_and_knife;fork and knife,breakfast,breaky,cooking,cutlery,delicious,dinner,eat,feed,food,fork,hungry,knife,lunch,restaurant,yum,yummy;garfo e faca,almoço,comer,comida,faca,fome,garfo,jantar,restaurante,talher,talheres
🥄;;;spoon;spoon,eat,tableware;colher,talher
🔪;;;hocho,knife;kitchen knife,chef,cooking,hocho,kitchen,knife,tool,weapon;faca de cozinha,chef,cozinhar,faca
🫙;;;jar;jar,condiment,container,empty,nothing,sauce,store;jarro,armazenar,condimento,conserva,jarra,molho,nada,pote,recipiente,vazio,vidro
🏺;;;amphora;amphora,aquarius,cooking,drink,jug,tool,weapon,zodiac;ânfora,ornamento chinês,vaso,vaso chinês
`,
  travel: `
🌍;;;earth_africa,earth_europe;globe showing europe-africa,africa,earth,europe,europe-africa,globe,showing,world;globo mostrando europa e áfrica,europa,terra,áfrica
🌎;;;earth_americas;globe showing americas,americas,earth,globe,showing,world;globo mostrando as américas,américa,as américas,terra
🌏;;;earth_asia;globe showing asia-australia,asia,asia-australia,australia,earth,globe,showing,world;globo mostrando ásia e oceania,austrália,oceania,planeta terra,terra,ásia
🌐;;;globe_with_meridians;globe with meridians,earth,globe,internet,meridians,web,world,worldwide;globo com meridianos,meridianos
🗺️;;;world_map;world map,map,world;mapa-múndi,geografia,mapa,mundo
🗾;;;japan,japan_map;map of japan,japan,map;mapa do japão,japão,mapa
🧭;;;compass;compass,direction,magnetic,navigation,orienteering;bússola,bússola magnética,direção,magnético,navegação,norte,orientação,pontos cardeais,ímã
🏔️;;;mountain_snow;snow-capped mountain,cold,mountain,snow,snow-capped;montanha com neve,alpes,frio,montanha,neve
⛰️;;;mountain;mountain;montanha,natureza
🛘;17;;landslide;landslide,avalanche,danger,disaster,earthquake,mountain,mudslide,rocks;deslizamento,avalanche,desastre,montanha,perigo,rochas,terremoto
🌋;;;volcano;volcano,eruption,mountain,nature;vulcão,erupção vulcânica,lava,natureza
🗻;;;mount_fuji;mount fuji,fuji,mount,mountain,nature;monte fuji,montanha
🏕️;;;camping;camping;acampamento,barraca
🏖️;;;beach_umbrella,beach,beach_with_umbrella;beach with umbrella,beach,umbrella;praia e guarda-sol,guarda-sol,praia
🏜️;;;desert;desert;deserto,clima seco
🏝️;;;desert_island,island;desert island,desert,island;ilha deserta,ilha,palmeira,praia
🏞️;;;national_park;national park,national,park;parque nacional,parque,parque com rio,reserva florestal,rio
🏟️;;;stadium;stadium;estádio,arena
🏛️;;;classical_building;classical building,building,classical;prédio grego,arquitetura,clássico,grego
🏗️;;;building_construction,construction_site;building construction,building,construction,crane;construção,guindaste,obra
🧱;;;bricks;brick,bricks,clay,mortar,wall;tijolo,argamassa,argila,cimento,muro,parede,terra
🪨;;;rock;rock,boulder,heavy,solid,stone,tough;pedra,pedregulho,pesado,rocha,seixo,sólido
🪵;;;wood;wood,log,lumber,timber;madeira,lenha,madeira serrada,tora,tronco
🛖;;;hut;hut,home,house,roundhouse,shelter,yurt;cabana,abrigo,casa,yurt
🏘️;;;houses,homes;houses,house;casas
🏚️;;;derelict_house,house_abandoned;derelict house,derelict,home,house;casa abandonada,casa
🏠;;;house;house,building,country,heart,home,ranch,settle,simple,suburban,suburbia,where;casa,construção,domicílio,lar,residência
🏡;;;house_with_garden;house with garden,building,country,garden,heart,home,house,ranch,settle,simple,suburban,suburbia,where;casa com jardim,casa,construção,jardim,lar
🏢;;;office;office building,building,city,cubical,job,office;edifício comercial,edifício,escritório
🏣;;;post_office;japanese post office,building,japanese,office,post;correio japonês,correio,japonês,oriental,prédio
🏤;;;european_post_office;post office,building,european,office,post;correio,europeu,prédio
🏥;;;hospital;hospital,building,doctor,medicine;hospital,doente,internado,médico,prédio
🏦;;;bank;bank,building;banco,prédio
🏨;;;hotel;hotel,building;hotel,prédio
🏩;;;love_hotel;love hotel,building,hotel,love;motel,amor,hotel,prédio
🏪;;;convenience_store;convenience store,24,building,convenience,hours,store;loja de conveniência,24 horas,24h,conveniência,loja,prédio
🏫;;;school;school,building;escola,colégio,prédio,prédio da escola
🏬;;;department_store;department store,building,department,store;loja de departamentos,departamentos,estabelecimento comercial,loja
🏭;;;factory;factory,building;fábrica,prédio
🏯;;;japanese_castle;japanese castle,building,castle,japanese;castelo japonês,castelo,japonês,pagoda,pagode,prédio
🏰;;;european_castle,castle;castle,building,european;castelo,castelo europeu,castelo medieval,prédio
💒;;;wedding;wedding,chapel,hitched,nuptials,romance;capela de casamento,capela,casamento,romance
🗼;;;tokyo_tower;tokyo tower,tokyo,tower;torre de tóquio,japão,torre,tóquio
🗽;;;statue_of_liberty;statue of liberty,liberty,new,ny,nyc,statue,york;estátua da liberdade,estátua,liberdade
⛪;;;church;church,bless,chapel,christian,cross,religion;igreja,capela,cristã,cristão,missa,prédio,religião
🕌;;;mosque;mosque,islam,masjid,muslim,religion;mesquita,islã,muçulmano,religião
🛕;;;hindu_temple;hindu temple,hindu,temple;templo hindu,hindu,templo
🕍;;;synagogue;synagogue,jew,jewish,judaism,religion,temple;sinagoga,judaísmo,judeu,judia,religião,templo
⛩️;;;shinto_shrine;shinto shrine,religion,shinto,shrine;santuário japonês,japonês,oriental,religião,santuário,xintoísmo
🕋;;;kaaba;kaaba,hajj,islam,muslim,religion,umrah;caaba islã,islã,muçulmano,religião
⛲;;;fountain;fountain;fonte,chafariz,praça,água
⛺;;;tent;tent,camping;barraca,acampamento,acampar
🌁;;;foggy;foggy,fog;enevoado,bruma,cerração,neblina,nevoeiro,névoa
🌃;;;night_with_stars;night with stars,night,star,stars;noite estrelada,cidade à noite,estrelas,noite,prédios
🏙️;;;cityscape;cityscape,city;cidade,prédios,urbano
🌄;;;sunrise_over_mountains;sunrise over mountains,morning,mountains,over,sun,sunrise;aurora sobre montanhas,montanha,nascer do sol sobre as montanhas,sol da manhã
🌅;;;sunrise;sunrise,morning,nature,sun;aurora sobre água,amanhecer,aurora,natureza,oceano,rio,sol,sol da manhã,sol nascendo
🌆;;;city_sunset,city_dusk;cityscape at dusk,at,building,city,cityscape,dusk,evening,landscape,sun,sunset;cidade ao anoitecer,anoitecer,cidade,noite,paisagem,prédio,pôr do sol
🌇;;;city_sunrise,city_sunset;sunset,building,dusk,sun;pôr do sol,anoitecer,calor,cidade,entardecer,prédio,pôr do sol sobre prédios
🌉;;;bridge_at_night;bridge at night,at,bridge,night;ponte à noite,noite,ponte,pontilhão
♨️;;;hotsprings;hot springs,hot,hotsprings,springs,steaming;chamas,calor,fogo,fumaça,quente
🎠;;;carousel_horse;carousel horse,carousel,entertainment,horse;carrossel,cavalo,cavalo de carrossel,entretenimento,parque de diversão
🛝;;;playground_slide,slide;playground slide,amusement,park,play,playground,playing,slide,sliding,theme;escorregador,brincar,brinquedo,escorregar,parque de diversões,parquinho,playground
🎡;;;ferris_wheel;ferris wheel,amusement,ferris,park,theme,wheel;roda gigante,entretenimento,gigante,parque de diversões,roda
🎢;;;roller_coaster;roller coaster,amusement,coaster,park,roller,theme;montanha russa,entretenimento,montanha,parque de diversões,parque temático,russa
💈;;;barber,barber_pole;barber pole,barber,cut,fresh,haircut,pole,shave;barbearia,barbeiro,barber pole,cortar cabelo,poste,poste de barbeiro
🎪;;;circus_tent;circus tent,circus,tent;circo,entretenimento,lona,lona de circo,tenda
🚂;;;steam_locomotive;locomotive,caboose,engine,railway,steam,train,trains,travel;locomotiva,trem,vapor,veículo
🚃;;;railway_car;railway car,car,electric,railway,train,tram,travel,trolleybus;vagão de trem,bonde,elétrico,ferroviário,transporte,trem,trólebus,vagão,veículo
🚄;;;bullettrain_side;high-speed train,high-speed,railway,shinkansen,speed,train;trem de alta velocidade,alta,bala,japonês,trem,trens,velocidade,veloz,veículo
🚅;;;bullettrain_front;bullet train,bullet,high-speed,nose,railway,shinkansen,speed,train,travel;trem de alta velocidade japonês,bala,ferrovia,japão,trem,velocidade,veloz,viagem
🚆;;;train2,train;train,arrived,choo,railway;trem,ferrovia,veículo
🚇;;;metro;metro,subway,travel;metrô,trem,túnel,túnel subterrâneo,veículo
🚈;;;light_rail;light rail,arrived,light,monorail,rail,railway;trem urbano,chegada,cheguei,leve,trem,veículo
🚉;;;station;station,railway,train;estação,estação de trem,metrô,trem
🚊;;;tram;tram,trolleybus;bonde elétrico,trólebus,veículo
🚝;;;monorail;monorail,vehicle;monotrilho,trem,veículo
🚞;;;mountain_railway;mountain railway,car,mountain,railway,trip;estrada de ferro na montanha,carro,estrada de ferro,montanha,teleférico,veículo
🚋;;;train,tram_car;tram car,bus,car,tram,trolley,trolleybus;bonde,bonde elétrico,carro,trólebus,veículo
🚌;;;bus;bus,school,vehicle;ônibus,transporte público,veículo
🚍;;;oncoming_bus;oncoming bus,bus,cars,oncoming;ônibus se aproximando,se aproximando,veículo,ônibus
🚎;;;trolleybus;trolleybus,bus,tram,trolley;trólebus,bonde elétrico,veículo,ônibus,ônibus movido a eletricidade
🚐;;;minibus;minibus,bus,drive,van,vehicle;van,mini ônibus,veraneio,veículo,ônibus
🚑;;;ambulance;ambulance,emergency,vehicle;ambulância,veículo
🚒;;;fire_engine;fire engine,engine,fire,truck;carro do corpo de bombeiros,bombeiro,caminhão do corpo de bombeiros,carro,fogo,incêndio,veículo
🚓;;;police_car;police car,5–0,car,cops,patrol,police;viatura policial,carro patrulha,polícia,veículo
🚔;;;oncoming_police_car;oncoming police car,car,oncoming,police;viatura policial se aproximando,polícia,veículo,viatura policial
🚕;;;taxi;taxi,cab,cabbie,car,drive,vehicle,yellow;táxi,veículo
🚖;;;oncoming_taxi;oncoming taxi,cab,cabbie,cars,drove,hail,oncoming,taxi,yellow;táxi se aproximando,chegada,transporte,táxi,veículo
🚗;;;car,red_car;automobile,car,driving,vehicle;carro,automóvel,veículo
🚘;;;oncoming_automobile;oncoming automobile,automobile,car,cars,drove,oncoming,vehicle;carro se aproximando,automóvel,carona,carro,chegada,se aproximando,veículo
🚙;;;blue_car,suv;sport utility vehicle,car,drive,recreational,sport,sportutility,utility,vehicle;suv,carro,trailer,veículo,veículo recreacional
🛻;;;pickup_truck;pickup truck,automobile,car,flatbed,pick-up,pickup,transportation,truck;caminhonete,automóvel,caminhão,carro,caçamba,picape,pick-up,pickup,transporte,veículo
🚚;;;truck,delivery_truck;delivery truck,car,delivery,drive,truck,vehicle;caminhão de entrega,caminhão,veículo
🚛;;;articulated_lorry;articulated lorry,articulated,car,drive,lorry,move,semi,truck,vehicle;caminhão,caminhão articulado,semi,trailer,veículo
🚜;;;tractor;tractor,vehicle;trator,obra,veículo
🏎️;;;racing_car;racing car,car,racing,zoom;carro de corrida,automobilismo,carro,corrida
🏍️;;;motorcycle;motorcycle,racing;motocicleta,corrida,moto,veículo
🛵;;;motor_scooter;motor scooter,motor,scooter;scooter,monareta,motinho,moto,motoca
🦽;;;manual_wheelchair;manual wheelchair,accessibility,manual,wheelchair;cadeira de rodas manual,acessibilidade,cadeira de rodas
🦼;;;motorized_wheelchair;motorized wheelchair,accessibility,motorized,wheelchair;cadeira de rodas motorizada,acessibilidade
🛺;;;auto_rickshaw;auto rickshaw,auto,rickshaw,tuk;automóvel riquixá,autorriquixá,tuk tuk
🚲;;;bike,bicycle;bicycle,bike,class,cycle,cycling,cyclist,gang,ride,spin,spinning;bicicleta,bike,veículo
🛴;;;kick_scooter,scooter;kick scooter,kick,scooter;patinete,brinquedo
🛹;;;skateboard;skateboard,board,skate,skater,wheels;skate,rodinhas,skatista
🛼;;;roller_skate;roller skate,blades,roller,skate,skates,sport;patins de rodas,esporte,patinação,patins,rodas,roller
🚏;;;busstop;bus stop,bus,busstop,stop;ponto de ônibus,bus,busão,ponto,transporte público,ônibus
🛣️;;;motorway;motorway,highway,road;estrada,caminho,viagem,viajar
🛤️;;;railway_track;railway track,railway,track,train;trilhos,trem
🛢️;;;oil_drum;oil drum,drum,oil;barril de óleo,barril,lata,latão,óleo
⛽;;;fuelpump;fuel pump,diesel,fuel,fuelpump,gas,gasoline,pump,station;posto de gasolina,abastecer,bomba,combustível,gasolina,posto,álcool
🛞;;;wheel;wheel,car,circle,tire,turn,vehicle;roda,carro,círculo,direção,girar,pneu,veículo,volante
🚨;;;rotating_light;police car light,alarm,alert,beacon,car,emergency,light,police,revolving,siren;sirene,carro da polícia,farol policial,luz de viatura policial,luz giratória
🚥;;;traffic_light;horizontal traffic light,horizontal,intersection,light,signal,stop,stoplight,traffic;semáforo horizontal,cruzamento,horizontal,luz,semáforo,sinal,sinaleira,trânsito
🚦;;;vertical_traffic_light;vertical traffic light,drove,intersection,light,signal,stop,stoplight,traffic,vertical;semáforo vertical,cruzamento,luz,semáforo,sinal,sinaleira,trânsito,vertical
🛑;;;stop_sign,octagonal_sign;stop sign,octagonal,sign,stop;sinal de pare,pare,sinal
🚧;;;construction;construction,barrier;em construção,construção,símbolo,símbolo para “em construção”
⚓;;;anchor;anchor,ship,tool;âncora,marinha,navegar,sinal
🛟;;;ring_buoy,lifebuoy;ring buoy,buoy,float,life,lifesaver,preserver,rescue,ring,safety,save,saver,swim;boia,colete,flutuar,guarda-vidas,guardar,nadar,resgate,salva,salva-vidas,segurança,vidas
⛵;;;boat,sailboat;sailboat,boat,resort,sailing,sea,yacht;barco a vela,barco,iate,navegar,oceano,praia,resort,vela
🛶;;;canoe;canoe,boat;canoa,barco
🚤;;;speedboat;speedboat,billionaire,boat,lake,luxury,millionaire,summer,travel;lancha,barco,férias,praia,verão,veículo
🛳️;;;passenger_ship,cruise_ship;passenger ship,passenger,ship;cruzeiro,barco,embarcação,navio,passageiros,veículo
⛴️;;;ferry;ferry,boat,passenger;balsa,barco,ferry,ferry boat,ferry-boat,navegar
🛥️;;;motor_boat,motorboat;motor boat,boat,motor,motorboat;barco,lancha,motor,navio,veículo
🚢;;;ship;ship,boat,passenger,travel;navio,aquático,barco,cruzeiro,férias,veículo,viagem
✈️;;;airplane;airplane,aeroplane,fly,flying,jet,plane,travel;avião,aéreo,veículo,viajar,voar,voo
🛩️;;;small_airplane;small airplane,aeroplane,airplane,plane,small;avião pequeno,avião,aéreo,jatinho,jato,pequeno,veículo
🛫;;;flight_departure,airplane_departure;airplane departure,aeroplane,airplane,check-in,departure,departures,plane;avião decolando,avião,decolar,fui,férias,partindo,partiu,viagem,viajando
🛬;;;flight_arrival,airplane_arriving;airplane arrival,aeroplane,airplane,arrival,arrivals,arriving,landing,plane;avião aterrissando,aterrissagem,aterrissando,avião,chegando,pousando,veículo,voltando
🪂;;;parachute;parachute,hang-glide,parasail,skydive;paraquedas,asa-delta,paraquedista,parasail,saltar de paraquedas
💺;;;seat;seat,chair;assento,cadeira,poltrona
🚁;;;helicopter;helicopter,copter,roflcopter,travel,vehicle;helicóptero,veículo,viagem,viajar,voo
🚟;;;suspension_railway;suspension railway,railway,suspension;estrada de ferro suspensa,estrada de ferro,suspensão,trem,veículo
🚠;;;mountain_cableway;mountain cableway,cable,cableway,gondola,lift,mountain,ski;teleférico de montanha,bonde,cabo,cabo suspenso usado em teleféricos nas montanhas,montanha,teleférico,teleférico na montanha,veículo
🚡;;;aerial_tramway;aerial tramway,aerial,cable,car,gondola,ropeway,tramway;teleférico,aérea,bonde,gôndola,linha,veículo
🛰️;;;artificial_satellite,satellite;satellite,space;satélite,antena,espaço
🚀;;;rocket;rocket,launch,rockets,space,travel;foguete,espaço,veículo
🛸;;;flying_saucer;flying saucer,aliens,extra,flying,saucer,terrestrial,ufo;disco voador,alienígena,disco,et,extra,terrestre,voador,óvni
🛎️;;;bellhop_bell,bellhop;bellhop bell,bell,bellhop,hotel;sineta,hotel,portaria,sino
🧳;;;luggage;luggage,bag,packing,roller,suitcase,travel;mala,bagagem,rodinhas,viagem
⌛;;;hourglass;hourglass done,done,hourglass,sand,time,timer;ampulheta,areia,tempo
⏳;;;hourglass_flowing_sand;hourglass not done,done,flowing,hourglass,hours,not,sand,timer,waiting,yolo;ampulheta contando o tempo,ampulheta,areia,cheia,contando,em cima,hora,relógio,tempo
⌚;;;watch;watch,clock,time;relógio de pulso,hora,relógio,tempo
⏰;;;alarm_clock;alarm clock,alarm,clock,hours,hrs,late,time,waiting;despertador,alarme,atrasada,atrasado,hora,horário,relógio
⏱️;;;stopwatch;stopwatch,clock,time;cronômetro,relógio,tempo
⏲️;;;timer_clock;timer clock,clock,timer;relógio temporizador,cronômetro,relógio,timer
🕰️;;;mantelpiece_clock,clock;mantelpiece clock,clock,mantelpiece,time;relógio de mesa,relógio,relógio antigo
🕛;;;clock12;twelve o’clock,12,12:00,clock,o’clock,time,twelve;12 horas,12h00,doze,meia-noite,meio-dia,relógio
🕧;;;clock1230;twelve-thirty,12,12:30,30,clock,thirty,time,twelve;doze e meia,12h30,relógio
🕐;;;clock1;one o’clock,1,1:00,clock,one,o’clock,time;1 hora,13h,1h,1h00,relógio,uma
🕜;;;clock130;one-thirty,1,1:30,30,clock,one,thirty,time;uma e meia,13:30,13h30,1:30,1h30,relógio
🕑;;;clock2;two o’clock,2,2:00,clock,o’clock,time,two;2 horas,14h,2h,2h00,duas,relógio
🕝;;;clock230;two-thirty,2,2:30,30,clock,thirty,time,two;duas e meia,2:30,2h30,relógio
🕒;;;clock3;three o’clock,3,3:00,clock,o’clock,three,time;3 horas,15h,3:00,3h00,hora,horário,relógio,três
🕞;;;clock330;three-thirty,3,30,3:30,clock,thirty,three,time;três e meia,3:30,3h30,relógio
🕓;;;clock4;four o’clock,4,4:00,clock,four,o’clock,time;4 horas,4:00,4h00,horário,quatro,relógio
🕟;;;clock430;four-thirty,30,4,4:30,clock,four,thirty,time;quatro e meia,4h30,relógio
🕔;;;clock5;five o’clock,5,5:00,clock,five,o’clock,time;5 horas,5h00,cinco,relógio
🕠;;;clock530;five-thirty,30,5,5:30,clock,five,thirty,time;cinco e meia,17h30,5h30,relógio
🕕;;;clock6;six o’clock,6,6:00,clock,o’clock,six,time;6 horas,18h,6h00,relógio,seis
🕡;;;clock630;six-thirty,30,6,6:30,clock,six,thirty;seis e meia,18h30,6h30,relógio
🕖;;;clock7;seven o’clock,0,7,7:00,clock,o’clock,seven;7 horas,19h,7h00,relógio,sete
🕢;;;clock730;seven-thirty,30,7,7:30,clock,seven,thirty;sete e meia,7:30,7h30,relógio
🕗;;;clock8;eight o’clock,8,8:00,clock,eight,o’clock,time;8 horas,8:00,8h00,hora,oito,relógio
🕣;;;clock830;eight-thirty,30,8,8:30,clock,eight,thirty,time;oito e meia,8:30,8h30,relógio
🕘;;;clock9;nine o’clock,9,9:00,clock,nine,o’clock,time;9 horas,21h,9h00,nove,relógio
🕤;;;clock930;nine-thirty,30,9,9:30,clock,nine,thirty,time;nove e meia,9:30,9h30,hora,relógio
🕙;;;clock10;ten o’clock,0,10,10:00,clock,o’clock,ten;10 horas,10h00,22h,dez,relógio
🕥;;;clock1030;ten-thirty,10,10:30,30,clock,ten,thirty,time;dez e meia,10h30,22h30,relógio
🕚;;;clock11;eleven o’clock,11,11:00,clock,eleven,o’clock,time;11 horas,11:00,11h00,onze,relógio
🕦;;;clock1130;eleven-thirty,11,11:30,30,clock,eleven,thirty,time;onze e meia,11h30,23h30,relógio
🌑;;;new_moon;new moon,dark,moon,new,space;lua nova,escuro,lua,lua negra,noite,nova
🌒;;;waxing_crescent_moon;waxing crescent moon,crescent,dreams,moon,space,waxing;lua crescente côncava,crescente,côncava,lua,noite
🌓;;;first_quarter_moon;first quarter moon,first,moon,quarter,space;quarto crescente,lua,lua de quarto crescente,quarto
🌔;;;moon,waxing_gibbous_moon;waxing gibbous moon,gibbous,moon,space,waxing;lua crescente convexa,convexa,crescente,lua
🌕;;;full_moon;full moon,full,moon,space;lua cheia,cheia,lua,luar
🌖;;;waning_gibbous_moon;waning gibbous moon,gibbous,moon,space,waning;lua minguante convexa,convexa,lua,minguante
🌗;;;last_quarter_moon;last quarter moon,last,moon,quarter,space;quarto minguante,lua,lua de quarto minguante,quarto
🌘;;;waning_crescent_moon;waning crescent moon,crescent,moon,space,waning;lua minguante côncava,côncava,lua,minguante
🌙;;;crescent_moon;crescent moon,crescent,moon,ramadan,space;lua crescente,crescente,lua
🌚;;;new_moon_with_face;new moon face,face,moon,new,space;rosto da lua nova,lua,lua nova,lua nova com rosto,rosto
🌛;;;first_quarter_moon_with_face;first quarter moon face,face,first,moon,quarter,space;rosto da lua de quarto crescente,crescente,lua,noite,quarto,rosto
🌜;;;last_quarter_moon_with_face;last quarter moon face,dreams,face,last,moon,quarter;rosto da lua de quarto minguante,lua,lua com rosto,lua de quarto minguante,quarto minguante,quarto minguante com rosto,rosto
🌡️;;;thermometer;thermometer,weather;termômetro,clima,temperatura,tempo
☀️;;;sunny,sun;sun,bright,rays,space,sunny,weather;sol,clima,dia claro,raios,solar,tempo
🌝;;;full_moon_with_face;full moon face,bright,face,full,moon;rosto da lua cheia,cheia,lua,lua cheia com rosto,lua com rosto,rosto
🌞;;;sun_with_face;sun with face,beach,bright,day,face,heat,shine,sun,sunny,sunshine,weather;rosto do sol,praia,rosto,sol
🪐;;;ringed_planet,saturn;ringed planet,planet,ringed,saturn,saturnine;planeta com anéis,anéis,planeta,saturnino,saturno
⭐;;;star;star,astronomy,medium,stars,white;estrela branca média,amarela,astronomia,estrela
🌟;;;star2,glowing_star;glowing star,glittery,glow,glowing,night,shining,sparkle,star,win;estrela brilhante,brilhante,brilho,cintilante,estrela,luminosa,reluzente
🌠;;;stars,shooting_star;shooting star,falling,night,shooting,space,star;estrela cadente,cadente,cai,estrela
🌌;;;milky_way;milky way,milky,space,way;via láctea,céu,espaço,estrelado
☁️;;;cloud;cloud,weather;nuvem,clima
⛅;;;partly_sunny,sun_behind_cloud;sun behind cloud,behind,cloud,cloudy,sun,weather;sol por trás das nuvens,clima,nublado,nuvem,sol
⛈️;;;cloud_with_lightning_and_rain,stormy,thunder_cloud_and_rain;cloud with lightning and rain,cloud,lightning,rain,thunder,thunderstorm;chuva com trovão,chuva,clima,nuvem,relâmpago,temporal,trovão
🌤️;;;sun_behind_small_cloud,sunny;sun behind small cloud,behind,cloud,sun,weather;sol com nuvens,clima,ensolarado,nublado,nuvem,sol
🌥️;;;sun_behind_large_cloud,cloudy;sun behind large cloud,behind,cloud,sun,weather;nublado,clima,nuvem,sol
🌦️;;;sun_behind_rain_cloud,sun_and_rain;sun behind rain cloud,behind,cloud,rain,sun,weather;sol com chuva,chuva,clima,nuvem,sol
🌧️;;;cloud_with_rain,rainy;cloud with rain,cloud,rain,weather;nuvem com chuva,chovendo,chuva,clima,nuvem
🌨️;;;cloud_with_snow,snowy;cloud with snow,cloud,cold,snow,weather;nuvem com neve,clima,frio,neve,nuvem
🌩️;;;cloud_with_lightning,lightning;cloud with lightning,cloud,lightning,weather;nuvem com trovão,clima,nuvem,relâmpago
🌪️;;;tornado;tornado,cloud,weather,whirlwind;tornado,clima,furacão,nuvem
🌫️;;;fog;fog,cloud,weather;nevoeiro,clima,furacão,neblina,nuvem
🌬️;;;wind_face,wind_blowing_face;wind face,blow,cloud,face,wind;rosto de vento,clima,nuvem,rosto,soprar,sopro,vento
🌀;;;cyclone;cyclone,dizzy,hurricane,twister,typhoon,weather;ciclone,clima,espiral,furacão,tonto,twister,zonzo
🌈;;;rainbow;rainbow,gay,genderqueer,glbt,glbtq,lesbian,lgbt,lgbtq,lgbtqia,nature,pride,queer,rain,trans,transgender,weather;arco-íris,chuva,clima,gay,lgbt,lgbtqia+,lésbica,natureza,orgulho,queer,transgênero
🌂;;;closed_umbrella;closed umbrella,closed,clothing,rain,umbrella;guarda-chuva fechado,chuva,chuvoso,guarda-chuva
☂️;;;open_umbrella,umbrella;umbrella,clothing,rain;guarda-chuva,acessório,chuva,clima,sombrinha aberta
☔;;;umbrella,umbrella_with_rain;umbrella with rain drops,clothing,drop,drops,rain,umbrella,weather;sombrinha na chuva,acessório,chuva,clima,gotas,guarda-chuva,sombrinha
⛱️;;;parasol_on_ground,beach_umbrella,umbrella_on_ground;umbrella on ground,ground,rain,sun,umbrella;guarda-sol,chuva,clima,praia,sol,sombra,sombrinha
⚡;;;zap,high_voltage;high voltage,danger,electric,electricity,high,lightning,nature,thunder,thunderbolt,voltage,zap;alta tensão,alta,eletricidade,natureza,perigo,relâmpago,sinal,tensão
❄️;;;snowflake;snowflake,cold,snow,weather;floco de neve,clima,floco,frio,neve
☃️;;;snowman_with_snow,snowman2;snowman,cold,man,snow;boneco de neve,boneco,clima,frio,inverno,neve
⛄;;;snowman;snowman without snow,cold,man,snow,snowman;boneco de neve sem neve,boneco,frio,inverno,neve
☄️;;;comet;comet,space;cometa,espaço,estrela cadente,meteoro,satélite
🔥;;;fire;fire,af,burn,flame,hot,lit,litaf,tool;fogo,chama
💧;;;droplet;droplet,cold,comic,drop,nature,sad,sweat,tear,water,weather;gota,com suor,engraçado,gota de suor,suor
🌊;;;ocean,water_wave;water wave,nature,ocean,surf,surfer,surfing,water,wave;onda,mar,oceano,praia,surfe,tsunami,água
`,
  things: `
🎃;;;jack_o_lantern;jack-o-lantern,celebration,halloween,jack,lantern,pumpkin;abóbora de halloween,abóbora,comemoração,dia das bruxas,halloween,jack,lanterna
🎄;;;christmas_tree;christmas tree,celebration,christmas,tree;árvore de natal,comemoração,natal,pinheirinho,árvore
🎆;;;fireworks;fireworks,boom,celebration,entertainment,yolo;fogos de artifício,ano novo,comemoração,fogos
🎇;;;sparkler;sparkler,boom,celebration,fireworks,sparkle;vela estrela,comemoração,fogo de artifício,fogo de artifício vela estrela
🧨;;;firecracker;firecracker,dynamite,explosive,fire,fireworks,light,pop,popping,spark;bombinha,artifício,bomba,chiando,dinamite,estourar,explosivo,faísca,fogo,luz,pirotecnia,roubada
✨;;;sparkles;sparkles,*,magic,sparkle,star;brilhos,*,brilhantes,estrelas,faíscas,mágica
🎈;;;balloon;balloon,birthday,celebrate,celebration;balão,aniversário,celebração,comemoração,festa,parabéns
🎉;;;tada,party,party_popper;party popper,awesome,birthday,celebrate,celebration,excited,hooray,party,popper,tada,woohoo;cone de festa,alegria,aniversário,celebrar,comemoração,cone,eba,festa,oba,parabéns
🎊;;;confetti_ball;confetti ball,ball,celebrate,celebration,confetti,party,woohoo;confete,bola,celebração,comemoração,eba,oba,parabéns
🎋;;;tanabata_tree;tanabata tree,banner,celebration,japanese,tanabata,tree;árvore de tanabata,comemoração,estrelas,festival,japonesa,papel,tanabata,tiras,árvore
🎍;;;bamboo;pine decoration,bamboo,celebration,decoration,japanese,pine,plant;decoração de pinhos,bambu,comemoração,decoração de pinhas,japonês,pinha
🎎;;;dolls;japanese dolls,celebration,doll,dolls,festival,japanese;bonecas japonesas,bonecas,comemoração,festival,japanesas,japonês
🎏;;;flags,carp_streamer;carp streamer,carp,celebration,streamer;bandeira de carpas,bandeira,carpas,comemoração,koinobori
🎐;;;wind_chime;wind chime,bell,celebration,chime,wind;carrilhão de vento,sino,som,vento
🎑;;;rice_scene,moon_ceremony;moon viewing ceremony,celebration,ceremony,moon,viewing;contemplação da lua,cerimônia de contemplação da lua,comemoração,contemplação,lua
🧧;;;red_envelope;red envelope,envelope,gift,good,hóngbāo,lai,luck,money,red,see;envelope vermelho,boa sorte,dinheiro,hóngbāo,lai see,presente
🎀;;;ribbon;ribbon,celebration;laço de fita,comemoração,fita,laço,presente
🎁;;;gift;wrapped gift,birthday,bow,box,celebration,christmas,gift,present,surprise,wrapped;presente,comemoração,embrulhado,mimo
🎗️;;;reminder_ribbon;reminder ribbon,celebration,reminder,ribbon;fita de lembrete,celebração,comemoração,laço,lembrete
🎟️;;;tickets,admission_tickets;admission tickets,admission,ticket,tickets;ingresso de cinema,cinema,entrada,ingresso,ticket
🎫;;;ticket;ticket,admission,stub;ingresso,entretenimento
🎖️;;;medal_military,military_medal;military medal,award,celebration,medal,military;medalha militar,condecoração,medalha,militar,prêmio
🏆;;;trophy;trophy,champion,champs,prize,slay,sport,victory,win,winning;troféu,campeã,campeão,prêmio
🏅;;;medal_sports,sports_medal;sports medal,award,gold,medal,sports,winner;medalha esportiva,medalha,vitória
🥇;;;1st_place_medal,1st,first_place_medal;1st place medal,1st,first,gold,medal,place;medalha de ouro,1o. lugar,1º. lugar,medalha,ouro,vitória
🥈;;;2nd_place_medal,2nd,second_place_medal;2nd place medal,2nd,medal,place,second,silver;medalha de prata,2o. lugar,2º. lugar,medalha,prata,segundo
🥉;;;3rd_place_medal,3rd,third_place_medal;3rd place medal,3rd,bronze,medal,place,third;medalha de bronze,3o. lugar,3º. lugar,bronze,medalha,terceiro
⚽;;;soccer;soccer ball,ball,football,futbol,soccer,sport;bola de futebol,bola,futebol,jogar
⚾;;;baseball;baseball,ball,sport;bola de beisebol,beisebol,bola,esportes
🥎;;;softball;softball,ball,glove,sports,underarm;softbol,bola,esporte,luva,softball
🏀;;;basketball;basketball,ball,hoop,sport;bola de basquete,basquete,bola,cesta,esporte,jogo
🏐;;;volleyball;volleyball,ball,game;bola de vôlei,bola,jogar,jogo,vôlei
🏈;;;football;american football,american,ball,bowl,football,sport,super;bola de futebol americano,americano,bola,esporte,futebol,super bowl
🏉;;;rugby_football;rugby football,ball,football,rugby,sport;bola de rugby,americano,bola,esporte,futebol,rugby
🎾;;;tennis;tennis,ball,racquet,sport;tênis,bola,esporte,raquete
🥏;;;flying_disc;flying disc,disc,flying,ultimate;frisbee,disco,esporte,ultimate,voador
🎳;;;bowling;bowling,ball,game,sport,strike;boliche,bola,jogo,strike
🏏;;;cricket_game;cricket game,ball,bat,cricket,game;críquete,betes,bola,jogo,taco
🏑;;;field_hockey;field hockey,ball,field,game,hockey,stick;hóquei de campo,bola,campo,hóquei,jogo,taco
🏒;;;ice_hockey,hockey;ice hockey,game,hockey,ice,puck,stick;hóquei no gelo,disco,gelo,hóquei,jogo,taco
🥍;;;lacrosse;lacrosse,ball,goal,sports,stick;lacrosse,bastão,bola,esporte,gol,raquete,taco
🏓;;;ping_pong;ping pong,ball,bat,game,paddle,ping,pingpong,pong,table,tennis;pingue-pongue,mesa,pingpong,raquete,tênis
🏸;;;badminton;badminton,birdie,game,racquet,shuttlecock;badminton,jogo,peteca,raquete
🥊;;;boxing_glove;boxing glove,boxing,glove;luva de boxe,boxe,esporte,luta,luva
🥋;;;martial_arts_uniform;martial arts uniform,arts,judo,karate,martial,taekwondo,uniform;quimono de artes marciais,artes,esporte,faixa,judô,karatê,marciais,preta,quimono,taekwondo,uniforme
🥅;;;goal_net;goal net,goal,net;gol,esporte,futebol,goleira,goleiro,rede
⛳;;;golf;flag in hole,flag,golf,hole,sport;bandeira no buraco,bandeira,buraco,esporte,golfe
⛸️;;;ice_skate;ice skate,ice,skate,skating;patins de gelo,gelo,patinação,patins
🎣;;;fishing_pole_and_fish,fishing_pole;fishing pole,entertainment,fish,fishing,pole,sport;pesca,entretenimento,peixe,pescador,pescaria,recreação,vara
🤿;;;diving_mask;diving mask,diving,mask,scuba,snorkeling;máscara de mergulho,esnórquel,mergulhador,mergulho,máscara,scuba,snorkel,snorkeling
🎽;;;running_shirt_with_sash,running_shirt;running shirt,athletics,running,sash,shirt;camiseta de corrida,camiseta,corrida,esporte,faixa
🎿;;;ski;skis,ski,snow,sport;esqui,bota,esporte,esquiar,neve
🛷;;;sled;sled,luge,sledge,sleigh,snow,toboggan;trenó,neve,tobogã
🥌;;;curling_stone;curling stone,curling,game,rock,stone;pedra de curling,curling,jogo,pedra
🎯;;;dart,bullseye,direct_hit;bullseye,bull,dart,direct,entertainment,game,hit,target;no alvo,alvo,certeiro,dardos,jogo,mira,mosca,tiro
🪀;;;yo_yo;yo-yo,fluctuate,toy;ioiô,brinquedo,flutua
🪁;;;kite;kite,fly,soar;pipa,papagaio,planar,voar
🔫;;;gun,pistol;water pistol,gun,handgun,pistol,revolver,tool,water,weapon;pistola d’água,arma,ferramenta,pistola,revólver,água
🎱;;;8ball,billiards;pool 8 ball,8,8ball,ball,billiard,eight,game,pool;bilhar,bola oito,jogo
🔮;;;crystal_ball;crystal ball,ball,crystal,fairy,fairytale,fantasy,fortune,future,magic,tale,tool;bola de cristal,adivinhação,bola,cristal,destino,futuro,prever
🪄;;;magic_wand;magic wand,magic,magician,wand,witch,wizard;varinha mágica,bruxa,condão,magia,mago,mágica,varinha
🎮;;;video_game,controller;video game,controller,entertainment,game,video;videogame,controle,game,jogo,jogos,playstation,video,xbox
🕹️;;;joystick;joystick,game,video,videogame;joystick,atari,controle,game,jogo,video,videogame
🎰;;;slot_machine;slot machine,casino,gamble,gambling,game,machine,slot,slots;caça-níquel,aposta,azar,cassino,jogo,máquina
🎲;;;game_die;game die,dice,die,entertainment,game;jogo de dado,dado,dados,jogo,sorte
🧩;;;jigsaw,puzzle_piece;puzzle piece,clue,interlocking,jigsaw,piece,puzzle;quebra-cabeça,dica,encaixe,peça
🧸;;;teddy_bear;teddy bear,bear,plaything,plush,stuffed,teddy,toy;ursinho de pelúcia,bichinho,brinquedo,enchimento,pelúcia,ursinho,urso
🪅;;;pinata;piñata,candy,celebrate,celebration,cinco,de,festive,mayo,party,pinada,pinata;pinhata,cinco de maio,comemoração,doce,festa,festival
🪩;;;mirror_ball,disco,disco_ball;mirror ball,ball,dance,disco,glitter,mirror,party;globo de espelhos,balada,boate,bola,brilho,dança,dançar,discoteca,espelhado,espelho,festa,globo,night
🪆;;;nesting_dolls;nesting dolls,babooshka,baboushka,babushka,doll,dolls,matryoshka,nesting,russia;boneca russa,boneca,matriosca,matrioska,russa
♠️;;;spades;spade suit,card,game,spade,suit;naipe de espadas,baralho,carta,espadas,jogo,naipe
♥️;;;hearts;heart suit,card,emotion,game,heart,hearts,suit;naipe de copas,baralho,carta,copas,jogo,naipe,s2
♦️;;;diamonds;diamond suit,card,diamond,game,suit;naipe de ouros,baralho,carta,jogo,naipe,ouro
♣️;;;clubs;club suit,card,club,clubs,game,suit;naipe de paus,baralho,carta,jogo,naipe,paus
♟️;;;chess_pawn;chess pawn,chess,dupe,expendable,pawn;peão de xadrez,peão,truque,xadrez
🃏;;;black_joker;joker,card,game,wildcard;curinga,baralho,carta,coringa,jogo,joker
🀄;;;mahjong;mahjong red dragon,dragon,game,mahjong,red;dragão vermelho de mahjong,dragão,jogo,mahjong,peça,vermelho
🎴;;;flower_playing_cards;flower playing cards,card,cards,flower,game,japanese,playing;carta de flores,baralho,carta de baralho,flores,hanafuda,jogo de baralho
🎭;;;performing_arts;performing arts,actor,actress,art,arts,entertainment,mask,performing,theater,theatre,thespian;máscara,arte,ator,atriz,drama,dramática,entretenimento,espetáculo,performance,peça,teatro
🖼️;;;framed_picture,frame_with_picture;framed picture,art,frame,framed,museum,painting,picture;quadro emoldurado,arte,emoldurado,moldura,museu,pintura,quadro
🎨;;;art,palette;artist palette,art,artist,artsy,arty,colorful,creative,entertainment,museum,painter,painting,palette;paleta de tintas,arte,artista,artística,museu,paleta,pintor,pintura,tinta
🧵;;;thread;thread,needle,sewing,spool,string;carretel,agulha,barbante,costura,linha
🪡;;;sewing_needle;sewing needle,embroidery,needle,sew,sewing,stitches,sutures,tailoring,thread;agulha de costura,agulha,alfaiataria,bordados,costura,linha,pontos,suturas,vagonite
🧶;;;yarn;yarn,ball,crochet,knit;novelo,bola,crochê,lã,tricotar,tricô
🪢;;;knot;knot,cord,rope,tangled,tie,twine,twist;nó,amarrar,corda,cordel,emaranhado,fio,laço,marinheiro
👓;;;eyeglasses,glasses;glasses,clothing,eye,eyeglasses,eyewear;óculos,acessório
🕶️;;;dark_sunglasses,sunglasses;sunglasses,dark,eye,eyewear,glasses;óculos escuros,óculos,óculos de sol
🥽;;;goggles;goggles,dive,eye,protection,scuba,swimming,welding;óculos de proteção,mergulho,natação,olhos,proteção,ski,solda,soldagem,óculos
🥼;;;lab_coat;lab coat,clothes,coat,doctor,dr,experiment,jacket,lab,scientist,white;jaleco,cientista,dr.,experimento,experiência,médico,roupa
🦺;;;safety_vest;safety vest,emergency,safety,vest;colete salva-vidas,colete,emergência,refletivo,salva-vidas,segurança
👔;;;necktie;necktie,clothing,employed,serious,shirt,tie;gravata,acessório,roupa
👕;;;shirt,tshirt;t-shirt,blue,casual,clothes,clothing,collar,dressed,shirt,shopping,tshirt,weekend;camiseta,camisa,roupa
👖;;;jeans;jeans,blue,casual,clothes,clothing,denim,dressed,pants,shopping,trousers,weekend;jeans,calça,roupa
🧣;;;scarf;scarf,bundle,cold,neck,up;cachecol,frio,inverno,pescoço
🧤;;;gloves;gloves,hand;luvas,inverno,luva,mão
🧥;;;coat;coat,brr,bundle,cold,jacket,up;casaco,agasalho,blusa,frio,jaqueta
🧦;;;socks;socks,stocking;meias,meia,meião
👗;;;dress;dress,clothes,clothing,dressed,fancy,shopping;vestido,peça única,roupa
👘;;;kimono;kimono,clothing,comfortable;quimono,roupa,vestir
🥻;;;sari;sari,clothing,dress;sari,indiana,roupa,vestido,índia
🩱;;;one_piece_swimsuit;one-piece swimsuit,bathing,one-piece,suit,swimsuit;maiô,banho,nadar,praia,roupa
🩲;;;swim_brief,briefs;briefs,bathing,one-piece,suit,swimsuit,underwear;cueca,banho,nadar,praia,roupa,sunga,íntima
🩳;;;shorts;shorts,bathing,pants,suit,swimsuit,underwear;shorts,banho,bermuda,nadar,praia,roupa
👙;;;bikini;bikini,bathing,beach,clothing,pool,suit,swim;biquíni,banho,piscina,praia,roupa
👚;;;womans_clothes;woman’s clothes,blouse,clothes,clothing,collar,dress,dressed,lady,shirt,shopping,woman,woman’s;roupas femininas,azul,blusa,camiseta,feminina,roupa
🪭;;;folding_hand_fan,folding_fan;folding hand fan,clack,clap,cool,cooling,dance,fan,flirt,flutter,folding,hand,hot,shy;leque dobrável,abanar,arejar,balançar,calor,dança,flertar,leque,quente,refrescar,timidez
👛;;;purse;purse,clothes,clothing,coin,dress,fancy,handbag,shopping;bolsinha,acessório,bolsa,moeda,niqueleira,porta,rosa
👜;;;handbag;handbag,bag,clothes,clothing,dress,lady,purse,shopping;bolsa de mão,acessório,bolsa,fashion,mala,mão
👝;;;pouch,clutch_bag;clutch bag,bag,clothes,clothing,clutch,dress,handbag,pouch,purse;bolsa pequena,acessório,bolsa,carteira,fashion,pequena
🛍️;;;shopping,shopping_bags;shopping bags,bag,bags,hotel,shopping;sacolas de compras,compras,presente,sacolas,shopping
🎒;;;school_satchel,backpack;backpack,backpacking,bag,bookbag,education,rucksack,satchel,school;mochila,bolsa,escola,viagem,viajar
🩴;;;thong_sandal;thong sandal,beach,flip,flop,sandal,sandals,shoe,thong,thongs,zōri;chinelo,alpargatas,piscina,praia,rasteirinha,sandália
👞;;;mans_shoe,shoe;man’s shoe,brown,clothes,clothing,feet,foot,kick,man,man’s,shoe,shoes,shopping;sapato masculino,acessório,sapatos
👟;;;athletic_shoe,sneaker;running shoe,athletic,clothes,clothing,fast,kick,running,shoe,shoes,shopping,sneaker,tennis;tênis de corrida,acessório,correr,corrida,esportivo,sapato,tênis
🥾;;;hiking_boot;hiking boot,backpacking,boot,brown,camping,hiking,outdoors,shoe;bota de trekking,acampamento,acampar,bota,caminhada,marrom,mochilão,natureza,sapato,trilha
🥿;;;flat_shoe,womans_flat_shoe;flat shoe,ballet,comfy,flat,flats,shoe,slip-on,slipper;sapatilha,confortável,sapatilha de balé,sapato,sem fivela
👠;;;high_heel;high-heeled shoe,clothes,clothing,dress,fashion,heel,heels,high-heeled,shoe,shoes,shopping,stiletto,woman;sapato de salto alto,acessório,alto,chique,fashion,moda,mulher,salto,sapato,scarpin
👡;;;sandal;woman’s sandal,clothing,sandal,shoe,woman,woman’s;sandália feminina,acessório,feminino,médio,salto,sandália
🩰;;;ballet_shoes;ballet shoes,ballet,dance,shoes;sapatilha de balé,bailarina,balé,dança,sapatilha
👢;;;boot;woman’s boot,boot,clothes,clothing,dress,shoe,shoes,shopping,woman,woman’s;bota feminina,acessório,bota,calçado,feminina,médio,salto
🪮;;;hair_pick;hair pick,afro,comb,groom,hair,pick;pente de cabelo,afro,cabelo,crespo,pente,pente garfo,pentear,retrô
👑;;;crown;crown,clothing,family,king,medieval,queen,royal,royalty,win;coroa,acessório,família real,game of thrones,medieval,rainha,realeza,rei,reinado
👒;;;womans_hat;woman’s hat,clothes,clothing,garden,hat,hats,party,woman,woman’s;chapéu feminino,acessório,chapéu,fashion,feminino
🎩;;;tophat,top_hat;top hat,clothes,clothing,fancy,formal,hat,magic,top,tophat;cartola,chapéu,chique,entretenimento,roupa
🎓;;;mortar_board,graduation_cap;graduation cap,cap,celebration,clothing,education,graduation,hat,scholar;chapéu de formatura,capelo,chapéu,comemoração,formatura
🧢;;;billed_cap;billed cap,baseball,bent,billed,cap,dad,hat;boné,boné de beisebol,chapéu
🪖;;;military_helmet;military helmet,army,helmet,military,soldier,war,warrior;capacete militar,capacete,exército,guerra,guerreiro,militar,soldado
⛑️;;;rescue_worker_helmet,helmet_with_cross;rescue worker’s helmet,aid,cross,face,hat,helmet,rescue,worker’s;capacacete de socorrista,ajuda,branca,capacete,cruz,primeiros,resgate,rosto,salvamento,socorrista,socorros,vermelho
📿;;;prayer_beads;prayer beads,beads,clothing,necklace,prayer,religion;rosário de oração,acessório,oração,religião,reza,rosário,terço
💄;;;lipstick;lipstick,cosmetics,date,makeup;batom,cosméticos,makeup,maquiagem,vermelho
💍;;;ring;ring,diamond,engaged,engagement,married,romance,shiny,sparkling,wedding;anel,diamante,romance
💎;;;gem;gem stone,diamond,engagement,gem,jewel,money,romance,stone,wedding;pedra preciosa,diamante,joia
🔇;;;mute,no_sound;muted speaker,mute,muted,quiet,silent,sound,speaker;alto-falante silenciado,alto-falante,calar,mudo,mute,quieto,silenciar,silêncio,som
🔈;;;speaker,low_volume,quiet_sound;speaker low volume,low,soft,sound,speaker,volume;alto-falante com volume baixo,alto-falante,baixo,mudo,música,silêncio,som,volume
🔉;;;sound,medium_volumne;speaker medium volume,medium,sound,speaker,volume;alto-falante com volume médio,alto-falante,baixo,diminuir,médio,som,volume
🔊;;;loud_sound,high_volume;speaker high volume,high,loud,music,sound,speaker,volume;alto-falante com volume alto,alto,alto-falante,gritar,música,som,volume
📢;;;loudspeaker;loudspeaker,address,communication,loud,public,sound;buzina,alto,alto-falante,aviso,comunicado,discurso,gritar,megafone
📣;;;mega,megaphone;megaphone,cheering,sound;megafone,aplausos,comunicação
📯;;;postal_horn;postal horn,horn,post,postal;corneta postal,corneta,correios,postal
🔔;;;bell;bell,break,church,sound;sino,capela
🔕;;;no_bell;bell with slash,bell,forbidden,mute,no,not,prohibited,quiet,silent,slash,sound;sino silenciado,mudo,notificação,proibido,quieto,sem som,silencioso,silêncio,sino
🎼;;;musical_score;musical score,music,musical,note,score;partitura musical,música,partitura
🎵;;;musical_note;musical note,music,musical,note,sound;nota musical,música,nota
🎶;;;notes,musical_notes;musical notes,music,musical,note,notes,sound;notas musicais,música,nota,notas
🎙️;;;studio_microphone;studio microphone,mic,microphone,music,studio;microfone de estúdio,estúdio,microfone,música
🎚️;;;level_slider;level slider,level,music,slider;controle de volume,controle,música,volume
🎛️;;;control_knobs;control knobs,control,knobs,music;botões giratórios,botões,controle,música
🎤;;;microphone;microphone,karaoke,mic,music,sing,sound;microfone,cantar,entretenimento,karaokê,mic,música
🎧;;;headphones;headphone,earbud,sound;fones de ouvido,entretenimento,fone,música,ouvido,som
📻;;;radio;radio,entertainment,tbt,video;rádio,radiola,som,vídeo
🎷;;;saxophone;saxophone,instrument,music,sax;saxofone,instrumento,instrumento musical,música,sax
🎺;;;trumpet;trumpet,instrument,music;trompete,instrumento,instrumento musical,música
🪊;17;;trombone;trombone,brass,instrument,jazz,music,sad,slide;trombone,instrumento,jazz,música,sopro,triste
🪗;;;accordion;accordion,box,concertina,instrument,music,squeeze,squeezebox;acordeão,concertina,instrumento,música,sanfona
🎸;;;guitar;guitar,instrument,music,strat;guitarra,instrumento,instrumento musical,música
🎹;;;musical_keyboard;musical keyboard,instrument,keyboard,music,musical,piano;teclado musical,instrumento,instrumento musical,música,piano,teclado
🎻;;;violin;violin,instrument,music;violino,instrumento,instrumento musical,música
🪕;;;banjo;banjo,music,stringed;banjo,cordas,instrumento,música
🥁;;;drum;drum,drumsticks,music;tambor,baquetas,música,percussão
🪘;;;long_drum;long drum,beat,conga,drum,instrument,long,rhythm;tambor comprido,atabaque,batida,comprido,conga,instrumento,percussão,ritmo,tambor
🪇;;;maracas;maracas,cha,dance,instrument,music,party,percussion,rattle,shake,shaker;maracás,chacoalhar,chocalho,dança,festa,instrumento,maraca,maracas,mexer,música,percussão
🪈;;;flute;flute,band,fife,flautist,instrument,marching,music,orchestra,piccolo,pipe,recorder,woodwind;flauta,banda,flautim,instrumento,marcial,música,orquestra,pife,pífano,sopro,tubo
🪉;16;;harp;harp,cupid,instrument,love,music,orchestra;harpa,amor,cupido,instrumento,música,orquestra
📱;;;iphone,android,mobile_phone;mobile phone,cell,communication,mobile,phone,telephone;telefone celular,celular,telefone,telefone móvel
📲;;;calling,mobile_phone_arrow;mobile phone with arrow,arrow,build,call,cell,communication,mobile,phone,receive,telephone;telefone celular com seta,celular,chamada,fazer,ligar,receber,seta,smartphone,telefone
☎️;;;phone,telephone;telephone,phone;telefone no gancho,gancho,telefone
📞;;;telephone_receiver;telephone receiver,communication,phone,receiver,telephone,voip;telefone,aparelho de telefone,comunicação
📟;;;pager;pager,communication;pager,comunicação
📠;;;fax,fax_machine;fax machine,communication,fax,machine;fax,comunicação,máquina de fax
🔋;;;battery;battery;pilha,bateria
🪫;;;low_battery;low battery,battery,drained,electronic,energy,low,power;pouca bateria,acabando,bateria,cansado,descarregada,eletrônico,energia,fim,fraca,pilha,pouca,sem
🔌;;;electric_plug;electric plug,electric,electricity,plug;tomada elétrica,cabo,eletricidade,elétrica,energia,plugue,tomada
💻;;;computer,laptop;laptop,computer,office,pc,personal;laptop,computador,notebook,pc,pessoal,trabalho
🖥️;;;desktop_computer,computer;desktop computer,computer,desktop,monitor;computador de mesa,computador,desktop,mesa,monitor
🖨️;;;printer;printer,computer;impressora,acessório,computador,documento,impressão,imprimir
⌨️;;;keyboard;keyboard,computer;teclado,acessório,computador,digitação
🖱️;;;computer_mouse;computer mouse,computer,mouse;mouse,acessório,computador
🖲️;;;trackball;trackball,computer;trackball,acessório,bolinha,computador,mouse
💽;;;minidisc,computer_disk;computer disk,computer,disk,minidisk,optical;minidisc,computação,disc,disco,hd,md,mini,rígido
💾;;;floppy_disk;floppy disk,computer,disk,floppy;disquete,computador,disco,disco flexível
💿;;;cd,optical_disk;optical disk,blu-ray,cd,computer,disk,dvd,optical;cd,blu-ray,computador,disco,dvd,óptico
📀;;;dvd;dvd,blu-ray,cd,computer,disk,optical;dvd,blu-ray,cd,computador,disco,óptico
🧮;;;abacus;abacus,calculation,calculator;ábaco,calculadora,cálculo,matemática,número
🎥;;;movie_camera;movie camera,bollywood,camera,cinema,film,hollywood,movie,record;câmera de cinema,cinema,câmera,entretenimento,filmar,filme,hollywood
🎞️;;;film_strip,film_frames;film frames,cinema,film,frames,movie;rolo de filmes,cinema,filme
📽️;;;film_projector;film projector,cinema,film,movie,projector,video;projetor de filmes,cinema,filme,projetor,vídeo
🎬;;;clapper;clapper board,action,board,clapper,movie;claquete,cena,entretenimento,filme,tomada
📺;;;tv;television,tv,video;televisão,canal,tv,vídeo
📷;;;camera;camera,photo,selfie,snap,tbt,trip,video;câmera,foto,selfie,vídeo
📸;;;camera_flash,camera_with_flash;camera with flash,camera,flash,video;câmera com flash,câmera,flash,foto,fotografia,vídeo
📹;;;video_camera;video camera,camcorder,camera,tbt,video;câmera de vídeo,câmera,filmadora,vídeo
📼;;;vhs,videocassette;videocassette,old,school,tape,vcr,vhs,video;videocassete,cassete,fita,vhs,vídeo
🔍;;;mag;magnifying glass tilted left,glass,lab,left,left-pointing,magnifying,science,search,tilted,tool;lupa para a esquerda,aumento,busca,esquerda,ferramenta,lente,lupa,pesquisa,procura
🔎;;;mag_right;magnifying glass tilted right,contact,glass,lab,magnifying,right,right-pointing,science,search,tilted,tool;lupa para a direita,aumento,busca,direita,ferramenta,lente,lupa,pesquisa,procura
🕯️;;;candle;candle,light;vela,acesa,luz
💡;;;bulb,light_bulb;light bulb,bulb,comic,electric,idea,light;lâmpada,elétrica,ideia,luz,quadrinhos,tenho uma ideia
🔦;;;flashlight;flashlight,electric,light,tool,torch;lanterna,elétrica,ferramenta,luz
🏮;;;izakaya_lantern,lantern,red_paper_lantern;red paper lantern,bar,lantern,light,paper,red,restaurant;lanterna vermelha de papel,bar,izakaya,lanterna,papel,restaurante,vermelha
🪔;;;diya_lamp;diya lamp,diya,lamp,light,oil;lâmpada de óleo,diya,lâmpada,óleo
📔;;;notebook_with_decorative_cover;notebook with decorative cover,book,cover,decorated,decorative,education,notebook,school,writing;caderno decorado,agenda,caderno,capa,decoração,escola,livro
📕;;;closed_book;closed book,book,closed,education;livro fechado,apostila,fechado,livro
📖;;;book,open_book;open book,book,education,fantasy,knowledge,library,novels,open,reading;livro aberto,aberto,biblioteca,leitura,lendo,ler,livraria,livro
📗;;;green_book;green book,book,education,fantasy,green,library,reading;livro verde,biblioteca,caderno,colégio,escola,estudar,lendo,ler,livraria,livro,verde
📘;;;blue_book;blue book,blue,book,education,fantasy,library,reading;livro azul,apostila,azul,escola,estudo,leitura,livro
📙;;;orange_book;orange book,book,education,fantasy,library,orange,reading;livro laranja,apostila,cartilha,laranja,livro
📚;;;books;books,book,education,fantasy,knowledge,library,novels,reading,school,study;livros,biblioteca,estudando,estudar,leitura,lendo,ler,livraria,livro
📓;;;notebook;notebook;caderno,folhas
📒;;;ledger;ledger,notebook;livro contábil,caderno
📃;;;page_with_curl;page with curl,curl,document,page,paper;página dobrada,dobrado,documento,papel,página
📜;;;scroll;scroll,paper;pergaminho,rolo de papel
📄;;;page_facing_up;page facing up,document,facing,page,paper,up;página voltada para cima,documento,oficial,papel,página
📰;;;newspaper;newspaper,communication,news,paper;jornal,notícias
🗞️;;;newspaper_roll,rolled_up_newspaper;rolled-up newspaper,news,newspaper,paper,rolled,rolled-up;jornal enrolado,enrolado,jornal,notícias
📑;;;bookmark_tabs;bookmark tabs,bookmark,mark,marker,tabs;marcadores de página,marcador,marcar,página
🔖;;;bookmark;bookmark,mark;marcador de página,livro,marcador,página
🏷️;;;label;label,tag;etiqueta,identificar,rótulo
🪙;;;coin;coin,dollar,euro,gold,metal,money,rich,silver,treasure;moeda,dinheiro,dólar,euro,metal,ouro,prata,real,rica,rico,tesouro
💰;;;moneybag;money bag,bag,bank,bet,billion,cash,cost,dollar,gold,million,money,moneybag,paid,paying,pot,rich,win;saco de dinheiro,dinheiro,dólares,saco
🪎;17;;treasure_chest;treasure chest,gem,gold,jewels,loot,money,prize,silver,valuables,wealth;baú de tesouro,dinheiro,joia,joias,ouro,prata,prêmio,riqueza,tesouro
💴;;;yen;yen banknote,bank,banknote,bill,currency,money,note,yen;nota de iene,cédula,dinheiro,grana,iene,moeda,nota
💵;;;dollar;dollar banknote,bank,banknote,bill,currency,dollar,money,note;nota de dólar,dinheiro,dólar,moeda,nota,nota bancária
💶;;;euro;euro banknote,100,bank,banknote,bill,currency,euro,money,note,rich;nota de euro,cédula,dinheiro,euro,grana,moeda,nota
💷;;;pound;pound banknote,bank,banknote,bill,billion,cash,currency,money,note,pound,pounds;nota de libra,cédula,dinheiro,grana,libra,moeda,nota
💸;;;money_with_wings;money with wings,bank,banknote,bill,billion,cash,dollar,fly,million,money,note,pay,wings;dinheiro voando,asas,banco,cédula,dinheiro,dinheiro indo embora,nota,voando
💳;;;credit_card;credit card,bank,card,cash,charge,credit,money,pay;cartão de crédito,banco,cartão,crédito,dinheiro,débito
🧾;;;receipt;receipt,accounting,bookkeeping,evidence,invoice,proof;recibo,contabilidade,escrituração,evidência,fatura,prova
💹;;;chart;chart increasing with yen,bank,chart,currency,graph,growth,increasing,market,money,rise,trend,upward,yen;gráfico subindo com iene,ascendente,ascensão,crescimento,dinheiro,gráfico,iene,iene em alta,mercado
✉️;;;envelope;envelope,e-mail,email,letter;envelope,carta,correspondência,e-mail,email
📧;;;e-mail,email;e-mail,email,letter,mail;e-mail,carta,comunicação,correspondência
📨;;;incoming_envelope;incoming envelope,delivering,e-mail,email,envelope,incoming,letter,mail,receive,sent;envelope chegando,carta,chegando,comunicação,correspondência,e-mail,envelope,nova,recebida
📩;;;envelope_with_arrow;envelope with arrow,arrow,communication,down,e-mail,email,envelope,letter,mail,outgoing,send,sent;envelope com seta,carta,comunicação,correspondência,e-mail,email,envelope,seta
📤;;;outbox_tray;outbox tray,box,email,letter,mail,outbox,sent,tray;bandeja de saída,bandeja,caixa,comunicação,correspondência,enviada,saída
📥;;;inbox_tray;inbox tray,box,email,inbox,letter,mail,receive,tray,zero;bandeja de entrada,bandeja,caixa,comunicação,correspondência,e-mail,email,entrada,recebida,recebido
📦;;;package;package,box,communication,delivery,parcel,shipping;pacote,caixa,embrulho
📫;;;mailbox;closed mailbox with raised flag,closed,communication,flag,mail,mailbox,postbox,raised;caixa de correio fechada com bandeira levantada,bandeira,caixa,correio,correspondência,fechada,levantada
📪;;;mailbox_closed;closed mailbox with lowered flag,closed,flag,lowered,mail,mailbox,postbox;caixa de correio fechada com bandeira abaixada,abaixada,bandeira,caixa,correio,correspondência,fechada,vazia
📬;;;mailbox_with_mail;open mailbox with raised flag,flag,mail,mailbox,open,postbox,raised;caixa de correio aberta com bandeira levantada,aberta,bandeira,caixa de correspondência aberta com bandeira levantada,correspondência
📭;;;mailbox_with_no_mail;open mailbox with lowered flag,flag,lowered,mail,mailbox,open,postbox;caixa de correio aberta com bandeira abaixada,aberta,bandeira,caixa de correspondência aberta com bandeira abaixada,caixa de correspondência aberta e vazia,correspondência
📮;;;postbox;postbox,mail,mailbox;caixa de correio,caixa,carta,correio,correspondência,enviar
🗳️;;;ballot_box;ballot box with ballot,ballot,box;urna eleitoral com cédula,cédula,eleitoral,eleição,urna,votar,voto
✏️;;;pencil2,pencil;pencil;lápis
✒️;;;black_nib;black nib,black,nib,pen;ponta de caneta tinteiro,caneta,ponta,preto,tinta,tinteiro
🖋️;;;fountain_pen;fountain pen,fountain,pen;caneta tinteiro,caneta,destro,tinteiro
🖊️;;;pen;pen,ballpoint;caneta,esferográfica,tinteiro
🖌️;;;paintbrush;paintbrush,painting;pincel,pintando,pintar
🖍️;;;crayon;crayon;giz de cera,cera,desenho,giz,vermelho
📝;;;memo,pencil;memo,communication,media,notes,pencil;memorando,anotações,caderno,comunicação,lápis,notas
💼;;;briefcase;briefcase,office;maleta,mala,pasta
📁;;;file_folder;file folder,file,folder;pasta de arquivos,arquivo,pasta
📂;;;open_file_folder;open file folder,file,folder,open;pasta de arquivos aberta,aberta,abrir,arquivo,pasta
🗂️;;;card_index_dividers;card index dividers,card,dividers,index;divisores de pastas,arquivo,divisor,organizador,pasta,índice
📅;;;date;calendar,date;calendário,data,datas
📆;;;calendar;tear-off calendar,calendar,tear-off;calendário com folhas destacáveis,calendário,data,destacáveis,destacável,dia,folha,páginas,várias
🗒️;;;spiral_notepad,notepad_spiral;spiral notepad,note,notepad,pad,spiral;bloco espiral,bloco,caderno,espiral
🗓️;;;spiral_calendar,calendar_spiral;spiral calendar,calendar,pad,spiral;calendário espiral,bloco,calendário,data,espiral
📇;;;card_index;card index,card,index,old,rolodex,school;índice de cartões,índice
📈;;;chart_with_upwards_trend,chart_increasing;chart increasing,chart,data,graph,growth,increasing,right,trend,up,upward;gráfico subindo,crescimento,diagrama,gráfico,gráfico de tendência de crescimento,tendência de crescimento
📉;;;chart_with_downwards_trend,chart_decreasing;chart decreasing,chart,data,decreasing,down,downward,graph,negative,trend;gráfico caindo,diagrama,gráfico,gráfico de tendência negativa,negativa,tendência negativa
📊;;;bar_chart;bar chart,bar,chart,data,graph;gráfico de barras,barra,diagrama,gráfico
📋;;;clipboard;clipboard,do,list,notes;prancheta,anotações
📌;;;pushpin;pushpin,collage,pin;tacha,alfinete
📍;;;round_pushpin;round pushpin,location,map,pin,pushpin,round;tacha redonda,alfinete,localização,mapa,redonda,tacha
📎;;;paperclip;paperclip;clipe de papel,clipe
🖇️;;;paperclips;linked paperclips,link,linked,paperclip,paperclips;clipes de papel conectados,clipe,clipes,clipes de papel
📏;;;straight_ruler;straight ruler,angle,edge,math,ruler,straight,straightedge;régua reta,régua
📐;;;triangular_ruler;triangular ruler,angle,math,rule,ruler,set,slide,triangle,triangular;régua triangular,geometria,matemática,régua,triangular,triângulo,ângulo
✂️;;;scissors;scissors,cut,cutting,paper,tool;tesoura,aberta,cortar,ferramenta
🗃️;;;card_file_box;card file box,box,card,file;caixa de arquivos,arquivo,caixa,cartão,documentos,ficheiro
🗄️;;;file_cabinet;file cabinet,cabinet,file,filing,paper;gavetas de escritório,arquivo,escritório,gabinete,gavetas
🗑️;;;wastebasket,trashcan;wastebasket,can,garbage,trash,waste;lixeira,cesto,lixo
🔒;;;lock,locked;locked,closed,lock,private;cadeado,fechado,trancado
🔓;;;unlock,unlocked;unlocked,cracked,lock,open,unlock;cadeado aberto,aberto,cadeado,destrancado
🔏;;;lock_with_ink_pen,locked_with_pen;locked with pen,ink,lock,locked,nib,pen,privacy;cadeado com caneta,cadeado,caneta,privacidade,privado,tinteiro
🔐;;;closed_lock_with_key,locked_with_key;locked with key,bike,closed,key,lock,locked,secure;cadeado fechado com chave,cadeado,chave,fechado,seguro,trancado
🔑;;;key;key,keys,lock,major,password,unlock;chave,senha,trancado,trancar
🗝️;;;old_key;old key,clue,key,lock,old;chave antiga,antiga,chave,fechadura
🔨;;;hammer;hammer,home,improvement,repairs,tool;martelo,construção,ferramenta,martelada,reparo
🪓;;;axe;axe,ax,chop,hatchet,split,wood;machado,cortar,madeira,partir
⛏️;;;pick;pick,hammer,mining,tool;picareta,ferramenta,mineração
⚒️;;;hammer_and_pick;hammer and pick,hammer,pick,tool;martelo e picareta,ferramenta,geologia,martelo,picareta
🛠️;;;hammer_and_wrench;hammer and wrench,hammer,spanner,tool,wrench;martelo e chave-inglesa,chave,chave-inglesa,ferramenta,inglesa,martelo
🗡️;;;dagger;dagger,knife,weapon;adaga,arma,faca
⚔️;;;crossed_swords;crossed swords,crossed,swords,weapon;espadas cruzadas,arma,batalha,cruzadas,espadas,guerra
💣;;;bomb;bomb,boom,comic,dangerous,explosion,hot;bomba,emoção,engraçado,explosivo,explosão,perigo
🪃;;;boomerang;boomerang,rebound,repercussion,weapon;bumerangue,aborígene,arma,austrália,rebote,repercussão
🏹;;;bow_and_arrow;bow and arrow,archer,archery,arrow,bow,sagittarius,tool,weapon,zodiac;arco e flecha,arco,arma,flecha,sagitário,zodíaco
🛡️;;;shield;shield,weapon;escudo,arma
🪚;;;carpentry_saw;carpentry saw,carpenter,carpentry,cut,lumber,saw,tool,trim;serrote,carpinteiro,cortar,ferramenta,madeira,serra,serrar
🔧;;;wrench;wrench,home,improvement,spanner,tool;chave inglesa,chave,ferramenta,inglesa,obra,reforma
🪛;;;screwdriver;screwdriver,flathead,handy,screw,tool;chave de fenda,ferramenta
🔩;;;nut_and_bolt;nut and bolt,bolt,home,improvement,nut,tool;porca e parafuso,construção,ferramenta,parafuso,porca
⚙️;;;gear;gear,cog,cogwheel,tool;engrenagem,ferramenta
🗜️;;;clamp,compression;clamp,compress,tool,vice;braçadeira,compressão,ferramenta,morsa,torno
⚖️;;;balance_scale,scales;balance scale,balance,justice,libra,scale,scales,tool,weight,zodiac;balança,ferramenta,justiça,libra,peso,zodíaco
🦯;;;probing_cane,white_cane;white cane,accessibility,blind,cane,probing,white;bengala para cegos,acessibilidade,bengala,cega,cego,cegueira,deficiente,visual
🔗;;;link;link,links;link,anéis,corrente,dois,símbolo,vínculo
⛓️‍💥;15.1;;broken_chain;broken chain,break,breaking,broken,chain,cuffs,freedom;corrente quebrada,algema,corrente,liberdade,quebrada,quebrando,quebrar
⛓️;;;chains;chains,chain;correntes,corrente,metal
🪝;;;hook;hook,catch,crook,curve,ensnare,point,selling;gancho,atração para venda,bandido,curva,pegar,prender
🧰;;;toolbox;toolbox,box,chest,mechanic,red,tool;caixa de ferramentas,caixa,ferramenta,mecânico,vermelha
🧲;;;magnet;magnet,attraction,horseshoe,magnetic,negative,positive,shape,u;ímã,atração,ferradura,magnético,positivo-negativo
🪜;;;ladder;ladder,climb,rung,step;escada,degrau,mão,subir
🪏;16;;shovel;shovel,bury,dig,garden,hole,plant,scoop,snow,spade;pá,buraco,cavar,pazinha
⚗️;;;alembic;alembic,chemistry,tool;alambique,ferramenta,química
🧪;;;test_tube;test tube,chemist,chemistry,experiment,lab,science,test,tube;tubo de ensaio,ciência,ensaio,experimento,experiência,laboratório,química,químico,tubo
🧫;;;petri_dish;petri dish,bacteria,biologist,biology,culture,dish,lab,petri;placa de petri,bactéria,biologia,biologista,biólogo,ciência,cultura,laboratório,petri,placa
🧬;;;dna,double_helix;dna,biologist,evolution,gene,genetics,life;dna,biologista,biólogo,código,evolução,gene,genética,genético,vida
🔬;;;microscope;microscope,experiment,lab,science,tool;microscópio,ciência,ferramenta,microscópico
🔭;;;telescope;telescope,contact,extraterrestrial,science,tool;telescópio,ciência,ferramenta
📡;;;satellite,satellite_antenna;satellite antenna,aliens,antenna,contact,dish,satellite,science;antena parabólica,antena,comunicação,parabólica,satélite
💉;;;syringe;syringe,doctor,flu,medicine,needle,shot,sick,tool,vaccination;seringa,agulha,injeção,médico,remédio,vacina,vacinação
🩸;;;drop_of_blood;drop of blood,bleed,blood,donation,drop,injury,medicine,menstruation;gota de sangue,doação,gota,medicina,menstruação,sangrar,sangue
💊;;;pill;pill,doctor,drugs,medicated,medicine,pills,sick,vitamin;comprimido,cápsula,medicina,médico,pílula,remédio
🩹;;;adhesive_bandage,bandaid;adhesive bandage,adhesive,bandage;atadura adesiva,adesiva,atadura,bandaid,bandeide,curativo
🩼;;;crutch;crutch,aid,cane,disability,help,hurt,injured,mobility,stick;muleta,ajuda,bastão,bengala,deficiência,desculpa,lesão,machucar,mobilidade
🩺;;;stethoscope;stethoscope,doctor,heart,medicine;estetoscópio,coração,medicina,médica,médico,tum tum
🩻;;;x_ray,x-ray,xray;x-ray,bones,doctor,medical,skeleton,skull,xray;raio x,doutor,esqueleto,médico,ossos,radiografia
🚪;;;door;door,back,closet,front;porta,fechada
🛗;;;elevator;elevator,accessibility,hoist,lift;elevador,acessibilidade,descer,elevar,subir
🪞;;;mirror;mirror,makeup,reflection,reflector,speculum;espelho,espéculo,maquiagem,refletor,reflexo,reflexão
🪟;;;window;window,air,frame,fresh,opening,transparent,view;janela,abertura,ar,fresco,quadro,transparente,vidro,vista
🛏️;;;bed;bed,hotel,sleep;cama,dormir,hotel,sono
🛋️;;;couch_and_lamp;couch and lamp,couch,hotel,lamp;sofá e luminária,hotel,lâmpada,sofá
🪑;;;chair;chair,seat,sit;cadeira,assento,sentar
🚽;;;toilet;toilet,bathroom;vaso sanitário,banheiro,patente,privada,sanitário,toalete,vaso
🪠;;;plunger;plunger,cup,force,plumber,poop,suction,toilet;desentupidor,banheiro,cocô,encanador,fezes,sanitário,sucção,vaso
🚿;;;shower;shower,water;chuveiro,banho,ducha,água
🛁;;;bathtub;bathtub,bath;banheira,banho
🪤;;;mouse_trap;mouse trap,bait,cheese,lure,mouse,mousetrap,snare,trap;ratoeira,armadilha,atrair,isca,prender,queijo
🪒;;;razor;razor,sharp,shave;lâmina,afiada,afiado,barbeador,barbear,depilar,gilete,raspar
🧴;;;lotion_bottle;lotion bottle,bottle,lotion,moisturizer,shampoo,sunscreen;frasco de loção,condicionador,creme,frasco,hidratante,loção,protetor,shampoo,solar,xampu
🧷;;;safety_pin;safety pin,diaper,pin,punk,rock,safety;alfinete de segurança,alfinete,fralda,punk,rock
🧹;;;broom;broom,cleaning,sweeping,witch;vassoura,bruxa,limpar,limpeza,varrer
🧺;;;basket;basket,farming,laundry,picnic;cesta,agricultura,agrícola,lavanderia,lavoura,piquenique,roupa,suja
🧻;;;roll_of_paper,toilet_paper;roll of paper,paper,roll,toilet,towels;rolo de papel,higiênico,papel,rolo,toalha
🪣;;;bucket;bucket,cask,pail,vat;balde,baldinho,barril
🧼;;;soap;soap,bar,bathing,clean,cleaning,lather,soapdish;sabonete,banho,barra,espuma,limpar,limpeza,saboneteira
🫧;;;bubbles;bubbles,bubble,burp,clean,floating,pearl,soap,underwater;bolhas,aquática,aquático,arroto,bolha,embaixo d’água,flutuar,limpo,pérolas,sabão,água
🪥;;;toothbrush;toothbrush,bathroom,brush,clean,dental,hygiene,teeth,toiletry;escova de dentes,banheiro,dental,dentes,escova,higiene,limpeza
🧽;;;sponge;sponge,absorbing,cleaning,porous,soak;esponja,absorvente,absorção,encharcar,limpeza,porosa,poroso
🧯;;;fire_extinguisher;fire extinguisher,extinguish,extinguisher,fire,quench;extintor de incêndio,apagar,extinguir,extintor,fogo,incêndio
🛒;;;shopping_cart;shopping cart,cart,shopping,trolley;carrinho de compras,carrinho,compras,mercado,supermercado
🚬;;;smoking,cigarette;cigarette,smoking;cigarro,fumante,fumar,fumo,símbolo,símbolo para “é permitido fumar”,é permitido fumar
⚰️;;;coffin;coffin,dead,death,vampire;caixão,caixão funerário,funeral,morte,velório
🪦;;;headstone;headstone,cemetery,dead,grave,graveyard,memorial,rip,tomb,tombstone;lápide,cemitério,descanse em paz,morto,rip,sepultura,tumba,túmulo
⚱️;;;funeral_urn;funeral urn,ashes,death,funeral,urn;urna funerária,cinzas,funeral,morte,urna
🧿;;;nazar_amulet;nazar amulet,amulet,bead,blue,charm,evil-eye,nazar,talisman;olho grego,amuleto,conta,grego,mau-olhado,miçanga,nazar,olho,talismã
🪬;;;hamsa;hamsa,amulet,fatima,fortune,guide,hand,mary,miriam,palm,protect,protection;hamsá,amuleto,fátima,guia,hamsa,maria,miriam,mão,palma,proteção,sorte
🗿;;;moyai,moai;moai,face,moyai,statue,stoneface,travel;moai,estátua,moyai,rosto
🪧;;;placard;placard,card,demonstration,notice,picket,plaque,protest,sign;placa,aviso,cartaz,demonstração,letreiro,piquete,protesto,sinal
🪪;;;identification_card,id_card;identification card,card,credentials,document,id,identification,license,security;cartão de identificação,carta,carteira,cartão,crachá,credenciais,documento,habilitação,identidade,licença,motorista,rg,segurança
`,
  symbols: `
🏧;;;atm;atm sign,atm,automated,bank,cash,money,sign,teller;símbolo de caixa automático,atm,automático,banco,caixa,dinheiro,eletrônico,grana,saque,símbolo
🚮;;;put_litter_in_its_place,litter_bin;litter in bin sign,bin,litter,litterbin,sign;símbolo de lixeira,coloque o lixo no lixo,lata,lixeira,lixo,símbolo
🚰;;;potable_water;potable water,drinking,potable,water;água potável,beber,potável,símbolo,torneira,água
♿;;;wheelchair,handicapped;wheelchair symbol,access,handicap,symbol,wheelchair;símbolo de cadeira de rodas,acesso,cadeira,rodas,sinal,símbolo
🚹;;;mens;men’s room,bathroom,lavatory,man,men’s,restroom,room,toilet,wc;banheiro masculino,banheiro,homem,lavatório,masculino,símbolo,toalete,wc
🚺;;;womens;women’s room,bathroom,lavatory,restroom,room,toilet,wc,woman,women’s;banheiro feminino,banheiro,feminino,lavabo,lavatório,mulher,símbolo,toalete,wc
🚻;;;restroom,bathroom;restroom,bathroom,lavatory,toilet,wc;banheiro,lavabo,sanitário,símbolo,toalete
🚼;;;baby_symbol;baby symbol,baby,changing,symbol;símbolo de bebê,bebê,fralda,fraldário,símbolo,trocar
🚾;;;wc,water_closet;water closet,bathroom,closet,lavatory,restroom,toilet,water,wc;wc,latrina,lavabo,privada,toalete,vaso sanitário
🛂;;;passport_control;passport control,control,passport;controle de passaportes,controle,passaporte
🛃;;;customs;customs,packing;alfândega,aduana,aduaneira,bens,federal,impostos,receita
🛄;;;baggage_claim;baggage claim,arrived,baggage,bags,case,checked,claim,journey,packing,plane,ready,travel,trip;restituição de bagagem,aeroporto,bagagem,bagagens,esteira,férias,mala,recolhimento,restituição,viagem,área
🛅;;;left_luggage;left luggage,baggage,case,left,locker,luggage;depósito de bagagem,bagagem,depósito,esquecida,malas,serviço
⚠️;;;warning;warning,caution;aviso,atenção,cuidado,sinal
🚸;;;children_crossing;children crossing,child,children,crossing,pedestrian,traffic;crianças atravessando,atravessando,criança,crianças,pedestre,símbolo,tráfego
⛔;;;no_entry;no entry,do,entry,fail,forbidden,no,not,pass,prohibited,traffic;entrada proibida,entrada,entre,não,placa,proibida,proibido,sinal,trânsito
🚫;;;no_entry_sign;prohibited,entry,forbidden,no,not,smoke;proibido,entrada,não,proibida,sinal,símbolo
🚳;;;no_bicycles;no bicycles,bicycle,bicycles,bike,forbidden,no,not,prohibited;proibido andar de bicicleta,bicicleta,não,permitidas,proibido,sem
🚭;;;no_smoking;no smoking,forbidden,no,not,prohibited,smoke,smoking;proibido fumar,cigarro,fumar,não é permitido fumar,proibido,símbolo
🚯;;;do_not_litter,no_littering;no littering,forbidden,litter,littering,no,not,prohibited;proibido jogar lixo no chão,jogar,lixo,não,não jogue lixo no chão,proibido,símbolo
🚱;;;non-potable_water;non-potable water,dry,non-drinking,non-potable,prohibited,water;água não potável,consumo,imprópria,não,potável,proibido,seco,sem,água
🚷;;;no_pedestrians;no pedestrians,forbidden,no,not,pedestrian,pedestrians,prohibited;proibida a passagem de pedestres,não,passagem,pedestre,permitidos,proibida,proibido
📵;;;no_mobile_phones;no mobile phones,cell,forbidden,mobile,no,not,phone,phones,prohibited,telephone;proibido o uso de telefone celular,cel,celular,não,permitidos,proibido,sem,smartphone,telefone
🔞;;;underage,no_one_under_18;no one under eighteen,18,age,eighteen,forbidden,no,not,one,prohibited,restriction,underage;proibido para menores de 18 anos,18,anos,dezoito,idade,menor,menores,proibido,restrição
☢️;;;radioactive;radioactive,sign;radioativo,perigo,radiativo,radiação,sinal,símbolo
☣️;;;biohazard;biohazard,sign;risco biológico,biológico,ciência,perigo,resíduos,resíduos biológicos,risco
⬆️;;;arrow_up;up arrow,arrow,cardinal,direction,north,up;seta para cima,cardinal,direção,norte,seta
↗️;;;arrow_upper_right;up-right arrow,arrow,direction,intercardinal,northeast,up-right;seta para cima e para a direita,diagonal,direita,direção,flecha,intercardinal,nordeste,seta,superior
➡️;;;arrow_right;right arrow,arrow,cardinal,direction,east,right;seta para a direita,direita,direção,flecha,leste,seta
↘️;;;arrow_lower_right;down-right arrow,arrow,direction,down-right,intercardinal,southeast;seta para baixo e para a direita,diagonal,direita,direção,flecha,inferior,intercardinal,seta,sudeste
⬇️;;;arrow_down;down arrow,arrow,cardinal,direction,down,south;seta para baixo,abaixo,baixo,cardinal,direção,embaixo,flecha,seta,sul
↙️;;;arrow_lower_left;down-left arrow,arrow,direction,down-left,intercardinal,southwest;seta para baixo e para a esquerda,diagonal,direção,esquerda,flecha,inferior,intercardinal,seta,sudoeste
⬅️;;;arrow_left;left arrow,arrow,cardinal,direction,left,west;seta para a esquerda,atrás,direção,esquerda,flecha,oeste,seta,voltar
↖️;;;arrow_upper_left;up-left arrow,arrow,direction,intercardinal,northwest,up-left;seta para cima e para a esquerda,diagonal superior esquerda,direção,flecha,intercardinal,noroeste,seta,seta para esquerda superior
↕️;;;arrow_up_down;up-down arrow,arrow,up-down;seta para cima e para baixo,flecha,para baixo,para cima,seta,vertical
↔️;;;left_right_arrow;left-right arrow,arrow,left-right;seta para esquerda e direita,flecha,horizontal,lados,seta
↩️;;;leftwards_arrow_with_hook,arrow_left_hook;right arrow curving left,arrow,curving,left,right;seta curva da direita para a esquerda,curva,flecha,retorno,seta,seta curva da direita para esquerda,voltar à esquerda
↪️;;;arrow_right_hook,rightwards_arrow_with_hook;left arrow curving right,arrow,curving,left,right;seta curva da esquerda para a direita,curva,flecha,retorno,seta,seta curva da esquerda para direita,voltar à direita
⤴️;;;arrow_heading_up;right arrow curving up,arrow,curving,right,up;seta para a direita curvada para cima,curva,flecha,seta,seta curva de baixo para cima,seta para cima
⤵️;;;arrow_heading_down;right arrow curving down,arrow,curving,down,right;seta para a direita curvada para baixo,curva,embaixo,flecha,seta curva de cima para baixo,seta para baixo
🔃;;;arrows_clockwise,clockwise;clockwise vertical arrows,arrow,arrows,clockwise,refresh,reload,vertical;setas verticais no sentido horário,flechas,recarregar,sentido horário,seta,setas,setas em sentido horário na vertical,símbolo de recarregar
🔄;;;arrows_counterclockwise,counterclockwise;counterclockwise arrows button,again,anticlockwise,arrow,arrows,button,counterclockwise,deja,refresh,rewindershins,vu;botão de setas em sentido anti-horário,anti-horário,atualizar,botão de setas no sentido anti-horário,sentido anti-horário,seta,setas,setas em sentido anti-horário
🔙;;;back;back arrow,arrow,back;seta "back",flecha,seta,seta para a esquerda,seta para voltar,voltar,voltar com seta para a esquerda
🔚;;;end;end arrow,arrow,end;seta "end",fim,fim com seta para a esquerda,final,seta,seta para a esquerda,seta para ir para o fim
🔛;;;on;on! arrow,arrow,mark,on!;seta "on!",flecha,marca,on,on!,seta,seta “on”
🔜;;;soon;soon arrow,arrow,brb,omw,soon;seta "soon",em breve,flecha,seta,soon,símbolo “soon”,“soon” com seta para a direita
🔝;;;top;top arrow,arrow,homie,top,up;seta "top",cima,para cima,seta,seta "top,seta para cima,símbolo top,top,top com seta para cima
🛐;;;place_of_worship;place of worship,place,pray,religion,worship;local de culto,culto,local sagrado,oração,religião,reza
⚛️;;;atom_symbol,atom;atom symbol,atheist,atom,symbol;símbolo de átomo,ateu,ateísmo,símbolo do ateísmo,átomo
🕉️;;;om;om,hindu,religion;om,hindu,religião
✡️;;;star_of_david;star of david,david,jew,jewish,judaism,religion,star;estrela de davi,davi,estrela,judaico,judeu,religião
☸️;;;wheel_of_dharma;wheel of dharma,buddhist,dharma,religion,wheel;roda do dharma,budista,dharma,religião,roda
☯️;;;yin_yang;yin yang,difficult,lives,religion,tao,taoist,total,yang,yin,yinyang;yin yang,religião,tao,taoista,taoistas,yang,yin,yin-yang
✝️;;;latin_cross;latin cross,christ,christian,cross,latin,religion;cruz latina,cristão,cruz,religião
☦️;;;orthodox_cross;orthodox cross,christian,cross,orthodox,religion;cruz ortodoxa,cristão,cruz,religião
☪️;;;star_and_crescent;star and crescent,crescent,islam,muslim,ramadan,religion,star;estrela e lua crescente,islã,muçulmano,religião,símbolo islã
☮️;;;peace_symbol,peace;peace symbol,healing,peace,peaceful,symbol;símbolo da paz,paz,símbolo
🕎;;;menorah;menorah,candelabrum,candlestick,hanukkah,jewish,judaism,religion;menorá,candelabro,candelabro judeu,castiçal,judaísmo,memorah,religião
🔯;;;six_pointed_star;dotted six-pointed star,dotted,fortune,jewish,judaism,six-pointed,star;estrela de seis pontas,adivinhação,destino,seis pontas
🪯;;;khanda;khanda,deg,fateh,khalsa,religion,sikh,sikhism,tegh;khanda,deg tegh fateh,fé,khalsa,religião,sikh,sikhismo,siquismo
♈;;;aries;aries,horoscope,ram,zodiac;signo de áries,carneiro,zodíaco,áries
♉;;;taurus;taurus,bull,horoscope,ox,zodiac;signo de touro,boi,touro,zodíaco
♊;;;gemini;gemini,horoscope,twins,zodiac;signo de gêmeos,gêmeos,zodíaco
♋;;;cancer;cancer,crab,horoscope,zodiac;signo de câncer,caranguejo,câncer,zodíaco
♌;;;leo;leo,horoscope,lion,zodiac;signo de leão,leão,zodíaco
♍;;;virgo;virgo,horoscope,zodiac;signo de virgem,virgem,zodíaco
♎;;;libra;libra,balance,horoscope,justice,scales,zodiac;signo de libra,balança,justiça,libra,signo de virgem,zodíaco
♏;;;scorpius;scorpio,horoscope,scorpion,scorpius,zodiac;signo de escorpião,escorpião,zodíaco
♐;;;sagittarius;sagittarius,archer,horoscope,zodiac;signo de sagitário,arqueiro,sagitário,zodíaco
♑;;;capricorn;capricorn,goat,horoscope,zodiac;signo de capricórnio,cabra,capricórnio,zodíaco
♒;;;aquarius;aquarius,bearer,horoscope,water,zodiac;signo de aquário,aquário,zodíaco,água
♓;;;pisces;pisces,fish,horoscope,zodiac;signo de peixes,peixes,zodíaco
⛎;;;ophiuchus;ophiuchus,bearer,serpent,snake,zodiac;signo de ofiúco,cobra,ofiúco,ophiuchus,serpente,zodíaco
🔀;;;twisted_rightwards_arrows,shuffle;shuffle tracks button,arrow,button,crossed,shuffle,tracks;botão de músicas aleatórias,cruzadas,flechas,seta,setas,setas cruzadas em direção à direita
🔁;;;repeat;repeat button,arrow,button,clockwise,repeat;botão de repetir,flechas,horário,repetir,sentido horário,seta,setas,setas em sentido horário
🔂;;;repeat_one;repeat single button,arrow,button,clockwise,once,repeat,single;botão de repetir uma única faixa,botão de repetir,horário,número 1,repetir,repetir uma vez,sentido horário,seta,setas,setas em sentido horário com número 1,uma vez
▶️;;;arrow_forward,play;play button,arrow,button,play,right,triangle;botão reproduzir,direita,play,reproduzir,seta,seta para a direita,triângulo
⏩;;;fast_forward;fast-forward button,arrow,button,double,fast,fast-forward,forward;botão avançar,avançar,direita,dupla,flechas,passar para a frente,rápido,seta,seta dupla para a direita
⏭️;;;next_track_button,next_track;next track button,arrow,button,next,scene,track,triangle;botão de próxima faixa,avançar,flechas duplas,passar para frente,próxima cena,próxima faixa,seta,seta dupla para a direita
⏯️;;;play_or_pause_button,play_pause;play or pause button,arrow,button,pause,play,right,triangle;botão de reproduzir ou pausar,botão,direita,pausar,pause,play,reproduzir,reproduzir ou pausar,seta,seta para a direita,triângulo
◀️;;;arrow_backward,reverse;reverse button,arrow,button,left,reverse,triangle;botão de voltar,esquerda,seta,seta para a esquerda,triângulo,voltar
⏪;;;rewind,fast_reverse;fast reverse button,arrow,button,double,fast,reverse,rewind;botão de retroceder,dupla,esquerda,retroceder,seta,seta dupla para a esquerda,seta dupla para trás,voltar
⏮️;;;previous_track_button,previous_track;last track button,arrow,button,last,previous,scene,track,triangle;botão de faixa anterior,anterior,cena anterior,faixa anterior,flechas para esquerda,seta,seta dupla para a esquerda,setas para a esquerda,triângulo,voltar,última faixa
🔼;;;arrow_up_small,up;upwards button,arrow,button,red,up,upwards;botão apontando para cima,acima,botão,botão de triângulo apontando para cima,para cima,seta,triângulo,triângulo apontando para cima,vermelho
⏫;;;arrow_double_up,fast_up;fast up button,arrow,button,double,fast,up;botão de avanço para cima,dupla,flechas para cima,para cima,seta,seta dupla para cima
🔽;;;arrow_down_small,down;downwards button,arrow,button,down,downwards,red;botão apontando para baixo,botão,botão de triângulo apontando para baixo,para baixo,seta,triângulo,triângulo apontando para baixo,vermelho
⏬;;;arrow_double_down,fast_down;fast down button,arrow,button,double,down,fast;botão de avanço para baixo,flechas,flechas para baixo,para baixo,retroceder rápido,seta,seta dupla para baixo
⏸️;;;pause_button,pause;pause button,bar,button,double,pause,vertical;botão pausar,barra,dupla,pausado,pausar,pause,vertical
⏹️;;;stop_button,stop;stop button,button,square,stop;botão parar,parar,quadrado,stop
⏺️;;;record_button,record;record button,button,circle,record;botão gravar,botão,círculo,gravar
⏏️;;;eject_button,eject;eject button,button,eject;botão ejetar,ejetar
🎦;;;cinema;cinema,camera,film,movie;cinema,entretenimento,filme,símbolo do cinema
🔅;;;low_brightness,dim_button;dim button,brightness,button,dim,low;botão de diminuir brilho,brilho,diminuir,escurecer,símbolo para reduzir brilho
🔆;;;high_brightness,bright_button;bright button,bright,brightness,button,light;botão de aumentar brilho,aumentar brilho,brilho,símbolo para aumentar brilho
📶;;;signal_strength,antenna_bars;antenna bars,antenna,bar,bars,cell,communication,mobile,phone,signal,telephone;barras de sinal,antena,antena com barras,celular,conexão,força do sinal,internet,sinais de telefonia móvel,telefone
🛜;;;wireless;wireless,broadband,computer,connectivity,hotspot,internet,network,router,smartphone,wi-fi,wifi,wlan;sem fio,banda larga,computador,conectividade,internet,ponto de acesso,rede,roteador,smartphone,wi-fi,wifi,wireless
📳;;;vibration_mode;vibration mode,cell,communication,mobile,mode,phone,telephone,vibration;modo vibratório,cel,celular,modo,smartphone,telefone,vibração
📴;;;mobile_phone_off;mobile phone off,cell,mobile,off,phone,telephone;telefone celular desligado,celular,desligado,desligue o celular,smartphone,telefone
♀️;;;female_sign,female;female sign,female,sign,woman;símbolo de feminino,feminino,mulher
♂️;;;male_sign,male;male sign,male,man,sign;símbolo de masculino,homem,masculino
⚧️;;;transgender_symbol;transgender symbol,symbol,transgender;símbolo transgênero,transgênero
✖️;;;heavy_multiplication_x,multiplication,multiply;multiply,cancel,multiplication,sign,x,×;sinal de multiplicação,cancelar,multiplicar,multiplicação,x,x de multiplicação,x preto,×
➕;;;heavy_plus_sign,plus;plus,+;símbolo de adição,+,cruz,mais,matemática,sinal,sinal de maior,sinal de mais,somar
➖;;;heavy_minus_sign,minus;minus,-,heavy,math,sign,−;símbolo de subtração,-,diminuir,matemática,menos,sinal,sinal de menos,travessão,−
➗;;;heavy_division_sign,divide,division;divide,division,heavy,math,sign,÷;símbolo de divisão,dividir,divisão,matemática,sinal,sinal de divisão,sinal de divisão grande,÷
🟰;;;heavy_equals_sign;heavy equals sign,answer,equal,equality,equals,heavy,math,sign;sinal de igual,conta,iguais,igual,igualdade,matemática,resposta,resultado
♾️;;;infinity;infinity,forever,unbounded,universal;infinito,eternidade,ilimitado,universal
‼️;;;bangbang,double_exclamation;double exclamation mark,!,!!,bangbang,double,exclamation,mark,punctuation;dupla exclamação,!,!!,exclamação,exclamação dupla,explosão,ponto de exclamação duplo,pontuação
⁉️;;;interrobang,exclamation_question;exclamation question mark,!,!?,?,exclamation,interrobang,mark,punctuation,question;exclamação com interrogação,!,!?,?,exclamação,interrogação,pergunta,pontuação,sinal
❓;;;question;red question mark,?,mark,punctuation,question,red;ponto de interrogação vermelho,?,interrogação,pergunta,ponto,ponto de interrogação,pontuação,sinal
❔;;;grey_question,white_question;white question mark,?,mark,outlined,punctuation,question,white;ponto de interrogação branco,?,delineado,interrogação,pergunta,pontuação,sinal
❕;;;grey_exclamation,white_exclamation;white exclamation mark,!,exclamation,mark,outlined,punctuation,white;ponto de exclamação branco,!,delineado,exclamação,mark,ponto,pontuação,sinal
❗;;;exclamation,heavy_exclamation_mark;red exclamation mark,!,exclamation,mark,punctuation,red;ponto de exclamação vermelho,!,exclamação,ponto de exclamação,pontuação
〰️;;;wavy_dash;wavy dash,dash,punctuation,wavy;travessão ondulado,onda,ondulado,pontuação,travessão
💱;;;currency_exchange;currency exchange,bank,currency,exchange,money;câmbio de moeda,banco,câmbio,dinheiro,moeda
💲;;;heavy_dollar_sign;heavy dollar sign,billion,cash,charge,currency,dollar,heavy,million,money,pay,sign;cifrão,dinheiro,dólar,grana,moeda,símbolo do dólar,símbolo do dólar em negrito
⚕️;;;medical_symbol,medical;medical symbol,aesculapius,medical,medicine,staff,symbol;símbolo da medicina,bastão de asclépio,esculápio,medicina,símbolo
♻️;;;recycle,recycling_symbol;recycling symbol,recycle,recycling,symbol;símbolo de reciclagem,reciclagem,reclicar,sinal,símbolo de reciclagem sólido universal
⚜️;;;fleur_de_lis,fleur-de-lis;fleur-de-lis,knights;flor-de-lis,cavaleiros,símbolo
🔱;;;trident;trident emblem,anchor,emblem,poseidon,ship,tool,trident;emblema de tridente,emblema,ferramenta,navio,símbolo de tridente,tridente,âncora
📛;;;name_badge;name badge,badge,name;crachá,identificação,nome
🔰;;;beginner;japanese symbol for beginner,beginner,chevron,green,japanese,leaf,symbol,tool,yellow;símbolo japonês de principiante,folha verde e amarela,iniciante,japonês,símbolo japonês para iniciante,verde e amarela,verde e amarelo
⭕;;;o,hollow_red_circle,red_o;hollow red circle,circle,heavy,hollow,large,o,red;círculo grande oco,aro,círculo,círculo vermelho vazio,grande,o,vermelho
✅;;;white_check_mark,check_mark_button;check mark button,button,check,checked,checkmark,complete,completed,done,fixed,mark,tick,✓;marca de seleção branca,botão,check,completo,feito,marca,marca de verificação,marca de verificação grande,verificado,verificação,✓
☑️;;;ballot_box_with_check;check box with check,ballot,box,check,checked,done,off,tick,✓;caixa de seleção marcada com tique,caixa,check,feito,marca de verificação,marca de verificação cinza,verificação,✓
✔️;;;heavy_check_mark,check_mark;check mark,check,checked,checkmark,done,heavy,mark,tick,✓;marca de seleção,check,feito,marca,marca de verificação simples,marcar,selecionar,verificação,✓
❌;;;x,cross_mark;cross mark,cancel,cross,mark,multiplication,multiply,x,×;xis,cancelar,multiplicar,multiplicação,vermelho,x,×
❎;;;negative_squared_cross_mark,cross_mark_button;cross mark button,button,cross,mark,multiplication,multiply,square,x,×;botão de xis,botão com x,botão de caixa com x,marcado,multiplicar,quadrado,x,x em um quadrado verde,x verde,×
➰;;;curly_loop;curly loop,curl,curly,loop;laço encaracolado,loop,onda,ondulado,volta
➿;;;loop,double_curly_loop;double curly loop,curl,curly,double,loop;loop encaracolado duas vezes,duas vezes,duplo,encaradolado,loop,onda,ondulado
〽️;;;part_alternation_mark;part alternation mark,alternation,mark,part;sinal japonês indicando início de música,canto,japonês,símbolo japonês de canto
✳️;;;eight_spoked_asterisk;eight-spoked asterisk,*,asterisk,eight-spoked;asterisco de oito pontas,*,asterisco,estrela
✴️;;;eight_pointed_black_star;eight-pointed star,*,eight-pointed,star;estrela de oito pontas,*,estrela,oito pontas
❇️;;;sparkle;sparkle,*;faísca,*,cruz
©️;;;copyright;copyright,c;símbolo de copyright,copyright,direitos autorais
®️;;;registered;registered,r;símbolo de registrado,marca registrada,marca registrada “r”
™️;;;tm,trade_mark;trade mark,mark,tm,trade,trademark;símbolo de marca registrada,marca registrada,marca registrada “tm”,símbolo
🫟;16;;splatter;splatter,drip,holi,ink,liquid,mess,paint,spill,stain;respingo,mancha,pingo,tinta
#️⃣;;;hash,number_sign;keycap: #,keycap;tecla: #,tecla
*️⃣;;;asterisk;keycap: *,keycap;tecla: *,tecla
0️⃣;;;zero;keycap: 0,0,keycap,zero;tecla: 0,0,tecla,zero
1️⃣;;;one;keycap: 1,1,keycap,one;tecla: 1,1,tecla,um
2️⃣;;;two;keycap: 2,2,keycap,two;tecla: 2,2,dois,tecla
3️⃣;;;three;keycap: 3,3,keycap,three;tecla: 3,3,tecla,três
4️⃣;;;four;keycap: 4,4,four,keycap;tecla: 4,4,quatro,tecla
5️⃣;;;five;keycap: 5,5,five,keycap;tecla: 5,5,cinco,tecla
6️⃣;;;six;keycap: 6,6,keycap,six;tecla: 6,6,seis,tecla
7️⃣;;;seven;keycap: 7,7,keycap,seven;tecla: 7,7,sete,tecla
8️⃣;;;eight;keycap: 8,8,eight,keycap;tecla: 8,8,oito,tecla
9️⃣;;;nine;keycap: 9,9,keycap,nine;tecla: 9,9,nove,tecla
🔟;;;keycap_ten,ten;keycap: 10,keycap;tecla: 10,tecla
🔠;;;capital_abcd;input latin uppercase,abcd,input,latin,letters,uppercase;letras latinas maiúsculas,abcd,caracteres latinos maiúsculos,digitação,inserir caracteres latinos maiúsculos,latinas,letras,maiúsculas,maiúsculos
🔡;;;abcd;input latin lowercase,abcd,input,latin,letters,lowercase;letras latinas minúsculas,abcd,caracteres latinos minúsculos,digitação,latinas,latino,letras,minúsculas,minúsculos
🔢;;;1234;input numbers,1234,input,numbers;números,1234,digitação,inserir números
🔣;;;symbols;input symbols,%,&,input,symbols,♪,〒;símbolos,digitação,inserir símbolos,〒♪&%
🔤;;;abc;input latin letters,abc,alphabet,input,latin,letters;letras latinas,abc,alfabeto,digitação,inglês,inserir alfabeto latino,latinas,latino,letras
🅰️;;;a,a_blood;a button (blood type),blood,button,type;botão a (tipo sanguíneo),a,sangue,tipo a,tipo sanguíneo,tipo sanguíneo a
🆎;;;ab,ab_blood;ab button (blood type),ab,blood,button,type;botão ab (tipo sanguíneo),ab,sangue,tipo ab,tipo sanguíneo,tipo sanguíneo ab
🅱️;;;b,b_blood;b button (blood type),b,blood,button,type;botão b (tipo sanguíneo),b,sangue,tipo b,tipo sanguíneo,tipo sanguíneo b
🆑;;;cl;cl button,button,cl;botão cl,cl,limpar,símbolo do cl
🆒;;;cool;cool button,button,cool;botão "cool",botão cool,cool,legal,símbolo “cool”
🆓;;;free;free button,button,free;botão "free",free,gratuito,grátis,símbolo,símbolo “free”
ℹ️;;;information_source,info;information,i;informações,i,informação,símbolo,símbolo de informações
🆔;;;id;id button,button,id,identity;botão id,id,identidade,símbolo,símbolo “id”
Ⓜ️;;;m;circled m,circle,circled,m;círculo com a letra m,círculo,letra m,m
🆕;;;new;new button,button,new;botão "new",new,novo,símbolo
🆖;;;ng;ng button,button,ng;botão ng,ng,símbolo,símbolo “ng”
🅾️;;;o2,o,o_blood;o button (blood type),blood,button,o,type;botão o (tipo sanguíneo),o,sangue,tipo o,tipo sanguíneo,tipo sanguíneo o
🆗;;;ok;ok button,button,ok,okay;botão ok,ok,sim,símbolo “ok”
🅿️;;;parking;p button,button,p,parking;botão p,estacionamento,estacionar,garagem de carros
🆘;;;sos;sos button,button,help,sos;botão sos,ajuda,socorro,sos,símbolo,símbolo “sos”
🆙;;;up,up2;up! button,button,mark,up,up!;botão "up!",para cima,símbolo,símbolo “up!”,up,up!
🆚;;;vs;vs button,button,versus,vs;botão vs,símbolo,símbolo “vs”,versus,vs
🈁;;;koko,ja_here;japanese “here” button,button,here,japanese,katakana;botão japonês de “aqui”,"aqui",alfabeto,botão "aqui",japonês,katakana,koko,“aqui”,ココ
🈂️;;;sa,ja_service_charge;japanese “service charge” button,button,charge,japanese,katakana,service;botão japonês de “taxa de serviço”,alfabeto,japonês,katakana,katanaka,sa,taxa de serviço,“taxa de serviço”,サ
🈷️;;;u6708,ja_monthly_amount;japanese “monthly amount” button,amount,button,ideograph,japanese,monthly;botão japonês de “quantidade mensal”,alfabeto,ideograma,ideográfico,japonês,valor mensal,“quantidade mensal”,月
🈶;;;u6709,ja_not_free_of_carge;japanese “not free of charge” button,button,charge,free,ideograph,japanese,not;botão japonês de “não gratuito”,alfabeto,ideograma,ideográfico,japonês,não gratuito,“não gratuito”,有
🈯;;;u6307,ja_reserved;japanese “reserved” button,button,ideograph,japanese,reserved;botão japonês de “reservado”,alfabeto,ideograma,ideográfico,japonês,reservado,“reservado”,指
🉐;;;ideograph_advantage,ja_bargain;japanese “bargain” button,bargain,button,ideograph,japanese;botão japonês de “barganha”,alfabeto,barganha,ideograma,ideográfico,japonês,pechincha,“barganha”,得
🈹;;;u5272,ja_discount;japanese “discount” button,button,discount,ideograph,japanese;botão japonês de “desconto”,alfabeto,desconto,ideograma,ideográfico,japonês,“desconto”,割
🈚;;;u7121,ja_free_of_charge;japanese “free of charge” button,button,charge,free,ideograph,japanese;botão japonês de “gratuito”,alfabeto,de graça,grátis,ideograma,ideográfico,japonês,sem custo,“gratuito”,無
🈲;;;u7981,ja_prohibited;japanese “prohibited” button,button,ideograph,japanese,prohibited;botão japonês de “proibido”,alfabeto,ideograma,ideográfico,ideográfico quadrado “proibir”,japonês,proibido,proibir,“proibido”,禁
🉑;;;accept,ja_acceptable;japanese “acceptable” button,acceptable,button,ideograph,japanese;botão japonês de “aceitável”,aceitar,alfabeto,chinês,ideograma,ideográfico circular “aceitar”,japonês,“aceitável”,可
🈸;;;u7533,ja_application;japanese “application” button,application,button,ideograph,japanese;botão japonês de “aplicação”,alfabeto,aplicar,chinês,ideograma,ideográfico quadrado “aplicar”,japonês,“aplicação”,申
🈴;;;u5408,ja_passing_grade;japanese “passing grade” button,button,grade,ideograph,japanese,passing;botão japonês de “nota mínima”,alfabeto,chinês,ideograma,ideográfico,ideográfico quadrado “juntos”,japonês,juntos,“nota mínima”,合
🈳;;;u7a7a,ja_vacancy;japanese “vacancy” button,button,ideograph,japanese,vacancy;botão japonês de “vago”,alfabeto,ideograma,ideográfico,japonês,vaga,vago,vazio,“vago”,空
㊗️;;;congratulations,ja_congratulations;japanese “congratulations” button,button,congratulations,ideograph,japanese;botão japonês de “parabéns”,alfabeto,ideograma,ideográfico,ideográfico circular “parabéns”,janonês,japonês,parabéns,“parabéns”,祝
㊙️;;;secret,ja_secret;japanese “secret” button,button,ideograph,japanese,secret;botão japonês de “segredo”,alfabeto,ideograma,ideográfico,ideográfico circular “segredo”,japonês,segredo,“segredo”,秘
🈺;;;u55b6,ja_open_for_business;japanese “open for business” button,business,button,ideograph,japanese,open;botão japonês de “aberto para negócios”,chinês,ideograma,ideográfico quadrado “operando”,japonês,operando,“aberto para negócios”,営
🈵;;;u6e80,ja_no_vacancy;japanese “no vacancy” button,button,ideograph,japanese,no,vacancy;botão japonês de “sem vagas”,alfabeto,completude,ideograma,ideográfico,ideográfico quadrado “completude”,japonês,“sem vagas”,満
🔴;;;red_circle;red circle,circle,geometric,red;círculo vermelho,bola vermelha,círculo,círculo vermelho grande,geométrico,vermelho
🟠;;;orange_circle;orange circle,circle,orange;círculo laranja,círculo,laranja
🟡;;;yellow_circle;yellow circle,circle,yellow;círculo amarelo,amarelo,círculo
🟢;;;green_circle;green circle,circle,green;círculo verde,círculo,verde
🔵;;;large_blue_circle,blue_circle;blue circle,blue,circle,geometric;círculo azul,azul,bolinha azul,círculo,círculo azul grande,geométrico
🟣;;;purple_circle;purple circle,circle,purple;círculo roxo,círculo,roxo
🟤;;;brown_circle;brown circle,brown,circle;círculo marrom,círculo,marrom
⚫;;;black_circle;black circle,black,circle,geometric;círculo preto,círculo,geométrico,preto
⚪;;;white_circle;white circle,circle,geometric,white;círculo branco,branco,círculo,geométrico
🟥;;;red_square;red square,card,penalty,red,square;quadrado vermelho,quadrado,vermelho
🟧;;;orange_square;orange square,orange,square;quadrado laranja,laranja,quadrado
🟨;;;yellow_square;yellow square,card,penalty,square,yellow;quadrado amarelo,amarelo,quadrado
🟩;;;green_square;green square,green,square;quadrado verde,quadrado,verde
🟦;;;blue_square;blue square,blue,square;quadrado azul,anil,azul,quadrado
🟪;;;purple_square;purple square,purple,square;quadrado roxo,púrpura,quadrado,roxo
🟫;;;brown_square;brown square,brown,square;quadrado marrom,marrom,quadrado
⬛;;;black_large_square;black large square,black,geometric,large,square;quadrado preto grande,geométrico,preto,quadrado
⬜;;;white_large_square;white large square,geometric,large,square,white;quadrado branco grande,geométrico,quadrado
◼️;;;black_medium_square;black medium square,black,geometric,medium,square;quadrado preto médio,geométrico,quadrado
◻️;;;white_medium_square;white medium square,geometric,medium,square,white;quadrado branco médio,geométrico,quadrado
◾;;;black_medium_small_square;black medium-small square,black,geometric,medium-small,square;quadrado preto médio menor,geométrico,preto,quadrado
◽;;;white_medium_small_square;white medium-small square,geometric,medium-small,square,white;quadrado branco médio menor,branco,geométrico,quadrado
▪️;;;black_small_square;black small square,black,geometric,small,square;quadrado preto pequeno,geométrico,pequeno,preto,quadrado
▫️;;;white_small_square;white small square,geometric,small,square,white;quadrado branco pequeno,branco,geométrico,pequeno,quadrado
🔶;;;large_orange_diamond;large orange diamond,diamond,geometric,large,orange;losango laranja grande,cor de laranja,diamante,diamante cor de laranja grande,diamante laranja grande,geométrico,laranja,losango
🔷;;;large_blue_diamond;large blue diamond,blue,diamond,geometric,large;losango azul grande,azul,balão,diamante,diamante azul grande,geométrico,losango
🔸;;;small_orange_diamond;small orange diamond,diamond,geometric,orange,small;losango laranja pequeno,cor de laranja,diamante,diamante cor de laranja pequeno,diamante laranja pequeno,geométrico,laranja,losango
🔹;;;small_blue_diamond;small blue diamond,blue,diamond,geometric,small;losango azul pequeno,azul,diamante,diamante azul pequeno,geométrico,losango
🔺;;;small_red_triangle;red triangle pointed up,geometric,pointed,red,triangle,up;triângulo vermelho para cima,geométrico,triangulo vermelho para cima,triângulo,triângulo vermelho apontando para cima,vermelho
🔻;;;small_red_triangle_down;red triangle pointed down,down,geometric,pointed,red,triangle;triângulo vermelho para baixo,geométrico,triangulo vermelho para baixo,triângulo,triângulo vermelho apontando para baixo,vermelho
💠;;;diamond_shape_with_a_dot_inside,diamond_with_a_dot;diamond with a dot,comic,diamond,dot,geometric;diamante com um ponto,cômico,dentro,diamante,diamante com ponto,formato de diamante,geométrico
🔘;;;radio_button;radio button,button,geometric,radio;botão de opção,botão,geométrico,rádio
🔳;;;white_square_button;white square button,button,geometric,outlined,square,white;botão quadrado branco,botão,botão quadrado branco e preto,quadrado
🔲;;;black_square_button;black square button,black,button,geometric,square;botão quadrado preto,botão,botão quadrado preto e branco,geométrico,quadrado
`,
  flags: `
🏁;;;checkered_flag;chequered flag,checkered,chequered,finish,flag,flags,game,race,racing,sport,win;bandeira quadriculada,bandeira,chegada,corrida,esporte,quadriculada,vitória
🚩;;;triangular_flag_on_post,triangular_flag;triangular flag,construction,flag,golf,post,triangular;bandeira triangular,bandeira,informações,localização,poste,triangular,vermelha,vermelho
🎌;;;crossed_flags;crossed flags,celebration,cross,crossed,flags,japanese;bandeiras cruzadas,bandeira,comemoração,cruzadas,cruzar,japonês,japão
🏴;;;black_flag;black flag,black,flag,waving;bandeira preta,bandeira,preta,tremulando
🏳️;;;white_flag;white flag,flag,waving,white;bandeira branca,bandeira,branca,paz,tremulando
🏳️‍🌈;;;rainbow_flag;rainbow flag,bisexual,flag,gay,genderqueer,glbt,glbtq,lesbian,lgbt,lgbtq,lgbtqia,pride,queer,rainbow,trans,transgender;bandeira do arco-íris,arco-íris,bandeira,bissexual,gay,lgbt,lgbtq,lgbtqia,lésbica,orgulho,transexual,transgênero,travesti
🏳️‍⚧️;;;transgender_flag;transgender flag,blue,flag,light,pink,transgender,white;bandeira transgênero,azul claro,bandeira,branco,rosa,transgênero
🏴‍☠️;;;pirate_flag,jolly_roger;pirate flag,flag,jolly,pirate,plunder,roger,treasure;bandeira de pirata,bandeira,caveira,osso,pirata,saque,tesouro
🇦🇨;;;ascension_island,flag_ac;flag: ascension island,ac,flag;bandeira: ilha de ascensão,ac,bandeira
🇦🇩;;;andorra,flag_ad;flag: andorra,ad,flag;bandeira: andorra,ad,bandeira
🇦🇪;;;united_arab_emirates,flag_ae;flag: united arab emirates,ae,flag;bandeira: emirados árabes unidos,ae,bandeira
🇦🇫;;;afghanistan,flag_af;flag: afghanistan,af,flag;bandeira: afeganistão,af,bandeira
🇦🇬;;;antigua_barbuda,flag_ag;flag: antigua & barbuda,ag,flag;bandeira: antígua e barbuda,ag,bandeira
🇦🇮;;;anguilla,flag_ai;flag: anguilla,ai,flag;bandeira: anguila,ai,bandeira
🇦🇱;;;albania,flag_al;flag: albania,al,flag;bandeira: albânia,al,bandeira
🇦🇲;;;armenia,flag_am;flag: armenia,am,flag;bandeira: armênia,am,bandeira
🇦🇴;;;angola,flag_ao;flag: angola,ao,flag;bandeira: angola,ao,bandeira
🇦🇶;;;antarctica,flag_aq;flag: antarctica,aq,flag;bandeira: antártida,aq,bandeira
🇦🇷;;;argentina,flag_ar;flag: argentina,ar,flag;bandeira: argentina,ar,bandeira
🇦🇸;;;american_samoa,flag_as;flag: american samoa,as,flag;bandeira: samoa americana,as,bandeira
🇦🇹;;;austria,flag_at;flag: austria,at,flag;bandeira: áustria,at,bandeira
🇦🇺;;;australia,flag_au;flag: australia,au,flag;bandeira: austrália,au,bandeira
🇦🇼;;;aruba,flag_aw;flag: aruba,aw,flag;bandeira: aruba,aw,bandeira
🇦🇽;;;aland_islands,flag_ax;flag: åland islands,ax,flag;bandeira: ilhas aland,ax,bandeira
🇦🇿;;;azerbaijan,flag_az;flag: azerbaijan,az,flag;bandeira: azerbaijão,az,bandeira
🇧🇦;;;bosnia_herzegovina,flag_ba;flag: bosnia & herzegovina,ba,flag;bandeira: bósnia e herzegovina,ba,bandeira
🇧🇧;;;barbados,flag_bb;flag: barbados,bb,flag;bandeira: barbados,bb,bandeira
🇧🇩;;;bangladesh,flag_bd;flag: bangladesh,bd,flag;bandeira: bangladesh,bd,bandeira
🇧🇪;;;belgium,flag_be;flag: belgium,be,flag;bandeira: bélgica,be,bandeira
🇧🇫;;;burkina_faso,flag_bf;flag: burkina faso,bf,flag;bandeira: burquina faso,bf,bandeira
🇧🇬;;;bulgaria,flag_bg;flag: bulgaria,bg,flag;bandeira: bulgária,bg,bandeira
🇧🇭;;;bahrain,flag_bh;flag: bahrain,bh,flag;bandeira: barein,bh,bandeira
🇧🇮;;;burundi,flag_bi;flag: burundi,bi,flag;bandeira: burundi,bi,bandeira
🇧🇯;;;benin,flag_bj;flag: benin,bj,flag;bandeira: benin,bj,bandeira
🇧🇱;;;st_barthelemy,flag_bl;flag: st. barthélemy,bl,flag;bandeira: são bartolomeu,bl,bandeira
🇧🇲;;;bermuda,flag_bm;flag: bermuda,bm,flag;bandeira: bermudas,bm,bandeira
🇧🇳;;;brunei,flag_bn;flag: brunei,bn,flag;bandeira: brunei,bn,bandeira
🇧🇴;;;bolivia,flag_bo;flag: bolivia,bo,flag;bandeira: bolívia,bo,bandeira
🇧🇶;;;caribbean_netherlands,flag_bq;flag: caribbean netherlands,bq,flag;bandeira: países baixos caribenhos,bq,bandeira
🇧🇷;;;brazil,flag_br;flag: brazil,br,flag;bandeira: brasil,br,bandeira
🇧🇸;;;bahamas,flag_bs;flag: bahamas,bs,flag;bandeira: bahamas,bs,bandeira
🇧🇹;;;bhutan,flag_bt;flag: bhutan,bt,flag;bandeira: butão,bt,bandeira
🇧🇻;;;bouvet_island,flag_bv;flag: bouvet island,bv,flag;bandeira: ilha bouvet,bv,bandeira
🇧🇼;;;botswana,flag_bw;flag: botswana,bw,flag;bandeira: botsuana,bw,bandeira
🇧🇾;;;belarus,flag_by;flag: belarus,by,flag;bandeira: bielorrússia,by,bandeira
🇧🇿;;;belize,flag_bz;flag: belize,bz,flag;bandeira: belize,bz,bandeira
🇨🇦;;;canada,flag_ca;flag: canada,ca,flag;bandeira: canadá,ca,bandeira
🇨🇨;;;cocos_islands,flag_cc;flag: cocos (keeling) islands,cc,flag;bandeira: ilhas cocos (keeling),cc,bandeira
🇨🇩;;;congo_kinshasa,flag_cd;flag: congo - kinshasa,cd,flag;bandeira: congo - kinshasa,cd,bandeira
🇨🇫;;;central_african_republic,flag_cf;flag: central african republic,cf,flag;bandeira: república centro-africana,cf,bandeira
🇨🇬;;;congo_brazzaville,flag_cg;flag: congo - brazzaville,cg,flag;bandeira: república do congo,cg,bandeira
🇨🇭;;;switzerland,flag_ch;flag: switzerland,ch,flag;bandeira: suíça,ch,bandeira
🇨🇮;;;cote_divoire,flag_ci;flag: côte d’ivoire,ci,flag;bandeira: costa do marfim,ci,bandeira
🇨🇰;;;cook_islands,flag_ck;flag: cook islands,ck,flag;bandeira: ilhas cook,ck,bandeira
🇨🇱;;;chile,flag_cl;flag: chile,cl,flag;bandeira: chile,cl,bandeira
🇨🇲;;;cameroon,flag_cm;flag: cameroon,cm,flag;bandeira: camarões,cm,bandeira
🇨🇳;;;cn,china,flag_cn;flag: china,cn,flag;bandeira: china,cn,bandeira
🇨🇴;;;colombia,flag_co;flag: colombia,co,flag;bandeira: colômbia,co,bandeira
🇨🇵;;;clipperton_island,flag_cp;flag: clipperton island,cp,flag;bandeira: ilha de clipperton,cp,bandeira
🇨🇶;16;;flag_cq,sark;flag: sark,cq,flag;bandeira: sark,cq,bandeira
🇨🇷;;;costa_rica,flag_cr;flag: costa rica,cr,flag;bandeira: costa rica,cr,bandeira
🇨🇺;;;cuba,flag_cu;flag: cuba,cu,flag;bandeira: cuba,cu,bandeira
🇨🇻;;;cape_verde,flag_cv;flag: cape verde,cv,flag;bandeira: cabo verde,cv,bandeira
🇨🇼;;;curacao,flag_cw;flag: curaçao,cw,flag;bandeira: curaçao,cw,bandeira
🇨🇽;;;christmas_island,flag_cx;flag: christmas island,cx,flag;bandeira: ilha christmas,cx,bandeira
🇨🇾;;;cyprus,flag_cy;flag: cyprus,cy,flag;bandeira: chipre,cy,bandeira
🇨🇿;;;czech_republic,czechia,flag_cz;flag: czechia,cz,flag;bandeira: tchéquia,cz,bandeira
🇩🇪;;;de,flag_de,germany;flag: germany,de,flag;bandeira: alemanha,de,bandeira
🇩🇬;;;diego_garcia,flag_dg;flag: diego garcia,dg,flag;bandeira: diego garcia,dg,bandeira
🇩🇯;;;djibouti,flag_dj;flag: djibouti,dj,flag;bandeira: djibuti,dj,bandeira
🇩🇰;;;denmark,flag_dk;flag: denmark,dk,flag;bandeira: dinamarca,dk,bandeira
🇩🇲;;;dominica,flag_dm;flag: dominica,dm,flag;bandeira: dominica,dm,bandeira
🇩🇴;;;dominican_republic,flag_do;flag: dominican republic,do,flag;bandeira: república dominicana,do,bandeira
🇩🇿;;;algeria,flag_dz;flag: algeria,dz,flag;bandeira: argélia,dz,bandeira
🇪🇦;;;ceuta_melilla,flag_ea;flag: ceuta & melilla,ea,flag;bandeira: ceuta e melilla,ea,bandeira
🇪🇨;;;ecuador,flag_ec;flag: ecuador,ec,flag;bandeira: equador,ec,bandeira
🇪🇪;;;estonia,flag_ee;flag: estonia,ee,flag;bandeira: estônia,ee,bandeira
🇪🇬;;;egypt,flag_eg;flag: egypt,eg,flag;bandeira: egito,eg,bandeira
🇪🇭;;;western_sahara,flag_eh;flag: western sahara,eh,flag;bandeira: saara ocidental,eh,bandeira
🇪🇷;;;eritrea,flag_er;flag: eritrea,er,flag;bandeira: eritreia,er,bandeira
🇪🇸;;;es,flag_es,spain;flag: spain,es,flag;bandeira: espanha,es,bandeira
🇪🇹;;;ethiopia,flag_et;flag: ethiopia,et,flag;bandeira: etiópia,et,bandeira
🇪🇺;;;eu,european_union,flag_eu;flag: european union,eu,flag;bandeira: união europeia,eu,bandeira
🇫🇮;;;finland,flag_fi;flag: finland,fi,flag;bandeira: finlândia,fi,bandeira
🇫🇯;;;fiji,flag_fj;flag: fiji,fj,flag;bandeira: fiji,fj,bandeira
🇫🇰;;;falkland_islands,flag_fk;flag: falkland islands,fk,flag;bandeira: ilhas malvinas,fk,bandeira
🇫🇲;;;micronesia,flag_fm;flag: micronesia,fm,flag;bandeira: micronésia,fm,bandeira
🇫🇴;;;faroe_islands,flag_fo;flag: faroe islands,fo,flag;bandeira: ilhas faroé,fo,bandeira
🇫🇷;;;fr,flag_fr,france;flag: france,fr,flag;bandeira: frança,fr,bandeira
🇬🇦;;;gabon,flag_ga;flag: gabon,ga,flag;bandeira: gabão,ga,bandeira
🇬🇧;;;gb,uk,flag_gb;flag: united kingdom,gb,flag;bandeira: reino unido,gb,bandeira
🇬🇩;;;grenada,flag_gd;flag: grenada,gd,flag;bandeira: granada,gd,bandeira
🇬🇪;;;georgia,flag_ge;flag: georgia,ge,flag;bandeira: geórgia,ge,bandeira
🇬🇫;;;french_guiana,flag_gf;flag: french guiana,gf,flag;bandeira: guiana francesa,gf,bandeira
🇬🇬;;;guernsey,flag_gg;flag: guernsey,gg,flag;bandeira: guernsey,gg,bandeira
🇬🇭;;;ghana,flag_gh;flag: ghana,gh,flag;bandeira: gana,gh,bandeira
🇬🇮;;;gibraltar,flag_gi;flag: gibraltar,gi,flag;bandeira: gibraltar,gi,bandeira
🇬🇱;;;greenland,flag_gl;flag: greenland,gl,flag;bandeira: groenlândia,gl,bandeira
🇬🇲;;;gambia,flag_gm;flag: gambia,gm,flag;bandeira: gâmbia,gm,bandeira
🇬🇳;;;guinea,flag_gn;flag: guinea,gn,flag;bandeira: guiné,gn,bandeira
🇬🇵;;;guadeloupe,flag_gp;flag: guadeloupe,gp,flag;bandeira: guadalupe,gp,bandeira
🇬🇶;;;equatorial_guinea,flag_gq;flag: equatorial guinea,gq,flag;bandeira: guiné equatorial,gq,bandeira
🇬🇷;;;greece,flag_gr;flag: greece,gr,flag;bandeira: grécia,gr,bandeira
🇬🇸;;;south_georgia_south_sandwich_islands,flag_gs;flag: south georgia & south sandwich islands,gs,flag;bandeira: ilhas geórgia do sul e sandwich do sul,gs,bandeira
🇬🇹;;;guatemala,flag_gt;flag: guatemala,gt,flag;bandeira: guatemala,gt,bandeira
🇬🇺;;;guam,flag_gu;flag: guam,gu,flag;bandeira: guam,gu,bandeira
🇬🇼;;;guinea_bissau,flag_gw;flag: guinea-bissau,gw,flag;bandeira: guiné-bissau,gw,bandeira
🇬🇾;;;guyana,flag_gy;flag: guyana,gy,flag;bandeira: guiana,gy,bandeira
🇭🇰;;;hong_kong,flag_hk;flag: hong kong sar china,hk,flag;bandeira: hong kong rae da china,hk,bandeira
🇭🇲;;;heard_mcdonald_islands,flag_hm;flag: heard & mcdonald islands,hm,flag;bandeira: ilhas heard e mcdonald,hm,bandeira
🇭🇳;;;honduras,flag_hn;flag: honduras,hn,flag;bandeira: honduras,hn,bandeira
🇭🇷;;;croatia,flag_hr;flag: croatia,hr,flag;bandeira: croácia,hr,bandeira
🇭🇹;;;haiti,flag_ht;flag: haiti,ht,flag;bandeira: haiti,ht,bandeira
🇭🇺;;;hungary,flag_hu;flag: hungary,hu,flag;bandeira: hungria,hu,bandeira
🇮🇨;;;canary_islands,flag_ic;flag: canary islands,ic,flag;bandeira: ilhas canárias,ic,bandeira
🇮🇩;;;indonesia,flag_id;flag: indonesia,id,flag;bandeira: indonésia,id,bandeira
🇮🇪;;;ireland,flag_ie;flag: ireland,ie,flag;bandeira: irlanda,ie,bandeira
🇮🇱;;;israel,flag_il;flag: israel,il,flag;bandeira: israel,il,bandeira
🇮🇲;;;isle_of_man,flag_im;flag: isle of man,im,flag;bandeira: ilha de man,im,bandeira
🇮🇳;;;india,flag_in;flag: india,in,flag;bandeira: índia,in,bandeira
🇮🇴;;;british_indian_ocean_territory,flag_io;flag: british indian ocean territory,io,flag;bandeira: território britânico do oceano índico,io,bandeira
🇮🇶;;;iraq,flag_iq;flag: iraq,iq,flag;bandeira: iraque,iq,bandeira
🇮🇷;;;iran,flag_ir;flag: iran,ir,flag;bandeira: irã,ir,bandeira
🇮🇸;;;iceland,flag_is;flag: iceland,is,flag;bandeira: islândia,is,bandeira
🇮🇹;;;it,flag_it,italy;flag: italy,it,flag;bandeira: itália,it,bandeira
🇯🇪;;;jersey,flag_je;flag: jersey,je,flag;bandeira: jersey,je,bandeira
🇯🇲;;;jamaica,flag_jm;flag: jamaica,jm,flag;bandeira: jamaica,jm,bandeira
🇯🇴;;;jordan,flag_jo;flag: jordan,jo,flag;bandeira: jordânia,jo,bandeira
🇯🇵;;;jp,flag_jp,japan;flag: japan,jp,flag;bandeira: japão,jp,bandeira
🇰🇪;;;kenya,flag_ke;flag: kenya,ke,flag;bandeira: quênia,ke,bandeira
🇰🇬;;;kyrgyzstan,flag_kg;flag: kyrgyzstan,kg,flag;bandeira: quirguistão,kg,bandeira
🇰🇭;;;cambodia,flag_kh;flag: cambodia,kh,flag;bandeira: camboja,kh,bandeira
🇰🇮;;;kiribati,flag_ki;flag: kiribati,ki,flag;bandeira: quiribati,ki,bandeira
🇰🇲;;;comoros,flag_km;flag: comoros,km,flag;bandeira: comores,km,bandeira
🇰🇳;;;st_kitts_nevis,flag_kn;flag: st. kitts & nevis,kn,flag;bandeira: são cristóvão e névis,kn,bandeira
🇰🇵;;;north_korea,flag_kp;flag: north korea,kp,flag;bandeira: coreia do norte,kp,bandeira
🇰🇷;;;kr,flag_kr,south_korea;flag: south korea,kr,flag;bandeira: coreia do sul,kr,bandeira
🇰🇼;;;kuwait,flag_kw;flag: kuwait,kw,flag;bandeira: kuwait,kw,bandeira
🇰🇾;;;cayman_islands,flag_ky;flag: cayman islands,ky,flag;bandeira: ilhas cayman,ky,bandeira
🇰🇿;;;kazakhstan,flag_kz;flag: kazakhstan,kz,flag;bandeira: cazaquistão,kz,bandeira
🇱🇦;;;laos,flag_la;flag: laos,la,flag;bandeira: laos,la,bandeira
🇱🇧;;;lebanon,flag_lb;flag: lebanon,lb,flag;bandeira: líbano,lb,bandeira
🇱🇨;;;st_lucia,flag_lc;flag: st. lucia,lc,flag;bandeira: santa lúcia,lc,bandeira
🇱🇮;;;liechtenstein,flag_li;flag: liechtenstein,li,flag;bandeira: liechtenstein,li,bandeira
🇱🇰;;;sri_lanka,flag_lk;flag: sri lanka,lk,flag;bandeira: sri lanka,lk,bandeira
🇱🇷;;;liberia,flag_lr;flag: liberia,lr,flag;bandeira: libéria,lr,bandeira
🇱🇸;;;lesotho,flag_ls;flag: lesotho,ls,flag;bandeira: lesoto,ls,bandeira
🇱🇹;;;lithuania,flag_lt;flag: lithuania,lt,flag;bandeira: lituânia,lt,bandeira
🇱🇺;;;luxembourg,flag_lu;flag: luxembourg,lu,flag;bandeira: luxemburgo,lu,bandeira
🇱🇻;;;latvia,flag_lv;flag: latvia,lv,flag;bandeira: letônia,lv,bandeira
🇱🇾;;;libya,flag_ly;flag: libya,ly,flag;bandeira: líbia,ly,bandeira
🇲🇦;;;morocco,flag_ma;flag: morocco,ma,flag;bandeira: marrocos,ma,bandeira
🇲🇨;;;monaco,flag_mc;flag: monaco,mc,flag;bandeira: mônaco,mc,bandeira
🇲🇩;;;moldova,flag_md;flag: moldova,md,flag;bandeira: moldávia,md,bandeira
🇲🇪;;;montenegro,flag_me;flag: montenegro,me,flag;bandeira: montenegro,me,bandeira
🇲🇫;;;st_martin,flag_mf;flag: st. martin,mf,flag;bandeira: são martinho,mf,bandeira
🇲🇬;;;madagascar,flag_mg;flag: madagascar,mg,flag;bandeira: madagascar,mg,bandeira
🇲🇭;;;marshall_islands,flag_mh;flag: marshall islands,mh,flag;bandeira: ilhas marshall,mh,bandeira
🇲🇰;;;macedonia,flag_mk;flag: north macedonia,mk,flag;bandeira: macedônia do norte,mk,bandeira
🇲🇱;;;mali,flag_ml;flag: mali,ml,flag;bandeira: mali,ml,bandeira
🇲🇲;;;myanmar,burma,flag_mm;flag: myanmar (burma),mm,flag;bandeira: mianmar (birmânia),mm,bandeira
🇲🇳;;;mongolia,flag_mn;flag: mongolia,mn,flag;bandeira: mongólia,mn,bandeira
🇲🇴;;;macau,flag_mo,macao;flag: macao sar china,mo,flag;bandeira: macau rae da china,mo,bandeira
🇲🇵;;;northern_mariana_islands,flag_mp;flag: northern mariana islands,mp,flag;bandeira: ilhas marianas do norte,mp,bandeira
🇲🇶;;;martinique,flag_mq;flag: martinique,mq,flag;bandeira: martinica,mq,bandeira
🇲🇷;;;mauritania,flag_mr;flag: mauritania,mr,flag;bandeira: mauritânia,mr,bandeira
🇲🇸;;;montserrat,flag_ms;flag: montserrat,ms,flag;bandeira: montserrat,ms,bandeira
🇲🇹;;;malta,flag_mt;flag: malta,mt,flag;bandeira: malta,mt,bandeira
🇲🇺;;;mauritius,flag_mu;flag: mauritius,mu,flag;bandeira: maurício,mu,bandeira
🇲🇻;;;maldives,flag_mv;flag: maldives,mv,flag;bandeira: maldivas,mv,bandeira
🇲🇼;;;malawi,flag_mw;flag: malawi,mw,flag;bandeira: malaui,mw,bandeira
🇲🇽;;;mexico,flag_mx;flag: mexico,mx,flag;bandeira: méxico,mx,bandeira
🇲🇾;;;malaysia,flag_my;flag: malaysia,my,flag;bandeira: malásia,my,bandeira
🇲🇿;;;mozambique,flag_mz;flag: mozambique,mz,flag;bandeira: moçambique,mz,bandeira
🇳🇦;;;namibia,flag_na;flag: namibia,na,flag;bandeira: namíbia,na,bandeira
🇳🇨;;;new_caledonia,flag_nc;flag: new caledonia,nc,flag;bandeira: nova caledônia,nc,bandeira
🇳🇪;;;niger,flag_ne;flag: niger,ne,flag;bandeira: níger,ne,bandeira
🇳🇫;;;norfolk_island,flag_nf;flag: norfolk island,nf,flag;bandeira: ilha norfolk,nf,bandeira
🇳🇬;;;nigeria,flag_ng;flag: nigeria,ng,flag;bandeira: nigéria,ng,bandeira
🇳🇮;;;nicaragua,flag_ni;flag: nicaragua,ni,flag;bandeira: nicarágua,ni,bandeira
🇳🇱;;;netherlands,flag_nl;flag: netherlands,nl,flag;bandeira: países baixos,nl,bandeira
🇳🇴;;;norway,flag_no;flag: norway,no,flag;bandeira: noruega,no,bandeira
🇳🇵;;;nepal,flag_np;flag: nepal,np,flag;bandeira: nepal,np,bandeira
🇳🇷;;;nauru,flag_nr;flag: nauru,nr,flag;bandeira: nauru,nr,bandeira
🇳🇺;;;niue,flag_nu;flag: niue,nu,flag;bandeira: niue,nu,bandeira
🇳🇿;;;new_zealand,flag_nz;flag: new zealand,nz,flag;bandeira: nova zelândia,nz,bandeira
🇴🇲;;;oman,flag_om;flag: oman,om,flag;bandeira: omã,om,bandeira
🇵🇦;;;panama,flag_pa;flag: panama,pa,flag;bandeira: panamá,pa,bandeira
🇵🇪;;;peru,flag_pe;flag: peru,pe,flag;bandeira: peru,pe,bandeira
🇵🇫;;;french_polynesia,flag_pf;flag: french polynesia,pf,flag;bandeira: polinésia francesa,pf,bandeira
🇵🇬;;;papua_new_guinea,flag_pg;flag: papua new guinea,pg,flag;bandeira: papua-nova guiné,pg,bandeira
🇵🇭;;;philippines,flag_ph;flag: philippines,ph,flag;bandeira: filipinas,ph,bandeira
🇵🇰;;;pakistan,flag_pk;flag: pakistan,pk,flag;bandeira: paquistão,pk,bandeira
🇵🇱;;;poland,flag_pl;flag: poland,pl,flag;bandeira: polônia,pl,bandeira
🇵🇲;;;st_pierre_miquelon,flag_pm;flag: st. pierre & miquelon,pm,flag;bandeira: são pedro e miquelão,pm,bandeira
🇵🇳;;;pitcairn_islands,flag_pn;flag: pitcairn islands,pn,flag;bandeira: ilhas pitcairn,pn,bandeira
🇵🇷;;;puerto_rico,flag_pr;flag: puerto rico,pr,flag;bandeira: porto rico,pr,bandeira
🇵🇸;;;palestinian_territories,flag_ps;flag: palestinian territories,ps,flag;bandeira: territórios palestinos,ps,bandeira
🇵🇹;;;portugal,flag_pt;flag: portugal,pt,flag;bandeira: portugal,pt,bandeira
🇵🇼;;;palau,flag_pw;flag: palau,pw,flag;bandeira: palau,pw,bandeira
🇵🇾;;;paraguay,flag_py;flag: paraguay,py,flag;bandeira: paraguai,py,bandeira
🇶🇦;;;qatar,flag_qa;flag: qatar,qa,flag;bandeira: catar,qa,bandeira
🇷🇪;;;reunion,flag_re;flag: réunion,re,flag;bandeira: reunião,re,bandeira
🇷🇴;;;romania,flag_ro;flag: romania,ro,flag;bandeira: romênia,ro,bandeira
🇷🇸;;;serbia,flag_rs;flag: serbia,rs,flag;bandeira: sérvia,rs,bandeira
🇷🇺;;;ru,flag_ru,russia;flag: russia,ru,flag;bandeira: rússia,ru,bandeira
🇷🇼;;;rwanda,flag_rw;flag: rwanda,rw,flag;bandeira: ruanda,rw,bandeira
🇸🇦;;;saudi_arabia,flag_sa;flag: saudi arabia,sa,flag;bandeira: arábia saudita,sa,bandeira
🇸🇧;;;solomon_islands,flag_sb;flag: solomon islands,sb,flag;bandeira: ilhas salomão,sb,bandeira
🇸🇨;;;seychelles,flag_sc;flag: seychelles,sc,flag;bandeira: seicheles,sc,bandeira
🇸🇩;;;sudan,flag_sd;flag: sudan,sd,flag;bandeira: sudão,sd,bandeira
🇸🇪;;;sweden,flag_se;flag: sweden,se,flag;bandeira: suécia,se,bandeira
🇸🇬;;;singapore,flag_sg;flag: singapore,sg,flag;bandeira: singapura,sg,bandeira
🇸🇭;;;st_helena,flag_sh;flag: st. helena,sh,flag;bandeira: santa helena,sh,bandeira
🇸🇮;;;slovenia,flag_si;flag: slovenia,si,flag;bandeira: eslovênia,si,bandeira
🇸🇯;;;svalbard_jan_mayen,flag_sj;flag: svalbard & jan mayen,sj,flag;bandeira: svalbard e jan mayen,sj,bandeira
🇸🇰;;;slovakia,flag_sk;flag: slovakia,sk,flag;bandeira: eslováquia,sk,bandeira
🇸🇱;;;sierra_leone,flag_sl;flag: sierra leone,sl,flag;bandeira: serra leoa,sl,bandeira
🇸🇲;;;san_marino,flag_sm;flag: san marino,sm,flag;bandeira: san marino,sm,bandeira
🇸🇳;;;senegal,flag_sn;flag: senegal,sn,flag;bandeira: senegal,sn,bandeira
🇸🇴;;;somalia,flag_so;flag: somalia,so,flag;bandeira: somália,so,bandeira
🇸🇷;;;suriname,flag_sr;flag: suriname,sr,flag;bandeira: suriname,sr,bandeira
🇸🇸;;;south_sudan,flag_ss;flag: south sudan,ss,flag;bandeira: sudão do sul,ss,bandeira
🇸🇹;;;sao_tome_principe,flag_st;flag: são tomé & príncipe,st,flag;bandeira: são tomé e príncipe,st,bandeira
🇸🇻;;;el_salvador,flag_sv;flag: el salvador,sv,flag;bandeira: el salvador,sv,bandeira
🇸🇽;;;sint_maarten,flag_sx;flag: sint maarten,sx,flag;bandeira: sint maarten,sx,bandeira
🇸🇾;;;syria,flag_sy;flag: syria,sy,flag;bandeira: síria,sy,bandeira
🇸🇿;;;swaziland,eswatini,flag_sz;flag: eswatini,sz,flag;bandeira: essuatíni,sz,bandeira
🇹🇦;;;tristan_da_cunha,flag_ta;flag: tristan da cunha,ta,flag;bandeira: tristão da cunha,ta,bandeira
🇹🇨;;;turks_caicos_islands,flag_tc;flag: turks & caicos islands,tc,flag;bandeira: ilhas turcas e caicos,tc,bandeira
🇹🇩;;;chad,flag_td;flag: chad,td,flag;bandeira: chade,td,bandeira
🇹🇫;;;french_southern_territories,flag_tf;flag: french southern territories,tf,flag;bandeira: territórios franceses do sul,tf,bandeira
🇹🇬;;;togo,flag_tg;flag: togo,tg,flag;bandeira: togo,tg,bandeira
🇹🇭;;;thailand,flag_th;flag: thailand,th,flag;bandeira: tailândia,th,bandeira
🇹🇯;;;tajikistan,flag_tj;flag: tajikistan,tj,flag;bandeira: tadjiquistão,tj,bandeira
🇹🇰;;;tokelau,flag_tk;flag: tokelau,tk,flag;bandeira: tokelau,tk,bandeira
🇹🇱;;;timor_leste,flag_tl;flag: timor-leste,tl,flag;bandeira: timor-leste,tl,bandeira
🇹🇲;;;turkmenistan,flag_tm;flag: turkmenistan,tm,flag;bandeira: turcomenistão,tm,bandeira
🇹🇳;;;tunisia,flag_tn;flag: tunisia,tn,flag;bandeira: tunísia,tn,bandeira
🇹🇴;;;tonga,flag_to;flag: tonga,to,flag;bandeira: tonga,to,bandeira
🇹🇷;;;tr,flag_tr,turkey_tr;flag: türkiye,tr,flag;bandeira: turquia,tr,bandeira
🇹🇹;;;trinidad_tobago,flag_tt;flag: trinidad & tobago,tt,flag;bandeira: trinidad e tobago,tt,bandeira
🇹🇻;;;tuvalu,flag_tv;flag: tuvalu,tv,flag;bandeira: tuvalu,tv,bandeira
🇹🇼;;;taiwan,flag_tw;flag: taiwan,tw,flag;bandeira: taiwan,tw,bandeira
🇹🇿;;;tanzania,flag_tz;flag: tanzania,tz,flag;bandeira: tanzânia,tz,bandeira
🇺🇦;;;ukraine,flag_ua;flag: ukraine,ua,flag;bandeira: ucrânia,ua,bandeira
🇺🇬;;;uganda,flag_ug;flag: uganda,ug,flag;bandeira: uganda,ug,bandeira
🇺🇲;;;us_outlying_islands,flag_um;flag: u.s. outlying islands,um,flag;bandeira: ilhas menores distantes dos eua,um,bandeira
🇺🇳;;;united_nations,flag_un,un;flag: united nations,un,flag;bandeira: nações unidas,un,bandeira
🇺🇸;;;us,flag_us,united_states;flag: united states,us,flag;bandeira: estados unidos,us,bandeira
🇺🇾;;;uruguay,flag_uy;flag: uruguay,uy,flag;bandeira: uruguai,uy,bandeira
🇺🇿;;;uzbekistan,flag_uz;flag: uzbekistan,uz,flag;bandeira: uzbequistão,uz,bandeira
🇻🇦;;;vatican_city,flag_va;flag: vatican city,va,flag;bandeira: cidade do vaticano,va,bandeira
🇻🇨;;;st_vincent_grenadines,flag_vc;flag: st. vincent & grenadines,vc,flag;bandeira: são vicente e granadinas,vc,bandeira
🇻🇪;;;venezuela,flag_ve;flag: venezuela,ve,flag;bandeira: venezuela,ve,bandeira
🇻🇬;;;british_virgin_islands,flag_vg;flag: british virgin islands,vg,flag;bandeira: ilhas virgens britânicas,vg,bandeira
🇻🇮;;;us_virgin_islands,flag_vi;flag: u.s. virgin islands,vi,flag;bandeira: ilhas virgens americanas,vi,bandeira
🇻🇳;;;vietnam,flag_vn;flag: vietnam,vn,flag;bandeira: vietnã,vn,bandeira
🇻🇺;;;vanuatu,flag_vu;flag: vanuatu,vu,flag;bandeira: vanuatu,vu,bandeira
🇼🇫;;;wallis_futuna,flag_wf;flag: wallis & futuna,wf,flag;bandeira: wallis e futuna,wf,bandeira
🇼🇸;;;samoa,flag_ws;flag: samoa,ws,flag;bandeira: samoa,ws,bandeira
🇽🇰;;;kosovo,flag_xk;flag: kosovo,xk,flag;bandeira: kosovo,xk,bandeira
🇾🇪;;;yemen,flag_ye;flag: yemen,ye,flag;bandeira: iêmen,ye,bandeira
🇾🇹;;;mayotte,flag_yt;flag: mayotte,yt,flag;bandeira: mayotte,yt,bandeira
🇿🇦;;;south_africa,flag_za;flag: south africa,za,flag;bandeira: áfrica do sul,za,bandeira
🇿🇲;;;zambia,flag_zm;flag: zambia,zm,flag;bandeira: zâmbia,zm,bandeira
🇿🇼;;;zimbabwe,flag_zw;flag: zimbabwe,zw,flag;bandeira: zimbábue,zw,bandeira
🏴󠁧󠁢󠁥󠁮󠁧󠁿;;;england,flag_gbeng;flag: england,flag,gbeng;bandeira: inglaterra,bandeira,gbeng
🏴󠁧󠁢󠁳󠁣󠁴󠁿;;;scotland,flag_gbsct;flag: scotland,flag,gbsct;bandeira: escócia,bandeira,gbsct
🏴󠁧󠁢󠁷󠁬󠁳󠁿;;;wales,flag_gbwls;flag: wales,flag,gbwls;bandeira: país de gales,bandeira,gbwls
`,
} as const;
