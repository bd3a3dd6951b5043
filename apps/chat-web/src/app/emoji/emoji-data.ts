/** The groups of the picker, in their order. */
export const emojiGroups = ['people', 'nature', 'food', 'travel', 'things', 'symbols'] as const;

/** A group of the picker. */
export type EmojiGroup = (typeof emojiGroups)[number];

/** An emoji with its names: English first, then Portuguese, then other words it is looked for by. */
export interface Emoji {
  readonly char: string;
  readonly group: EmojiGroup;
  readonly names: readonly string[];
}

const lists: Readonly<Record<EmojiGroup, string>> = {
  people: `
😀 grinning, sorriso aberto
😄 smile, sorriso, happy, feliz
😁 beaming, sorridente
😆 laughing, gargalhada
😅 sweat smile, alívio, ufa
🤣 rolling laughing, rolando de rir
😂 tears of joy, chorando de rir, lol, kkk
🙂 slight smile, sorrisinho
🙃 upside down, de cabeça para baixo
😉 wink, piscadinha
😊 blush, corado
😇 halo, anjo
🥰 in love, apaixonado
😍 heart eyes, olhos de coração
😘 kiss, beijo
😋 yum, delícia
😜 tongue wink, língua
🤪 zany, doidinho
🤗 hug, abraço
🤭 giggle, risinho
🤫 shush, silêncio
🤔 thinking, pensando, hmm
🫡 salute, continência
🤐 zipper mouth, boca fechada
😐 neutral, neutro
😏 smirk, malandro
😒 unamused, sem graça
🙄 eye roll, revirando os olhos
😬 grimace, careta
😌 relieved, aliviado
😔 pensive, pensativo
😴 sleeping, dormindo, sono
😷 mask, máscara
🤒 sick, doente
🤯 mind blown, cabeça explodindo
🥳 party, festa, parabéns
😎 cool, óculos escuros
🤓 nerd, estudioso
😕 confused, confuso
😟 worried, preocupado
😮 surprised, surpreso, uau
😳 flushed, envergonhado
🥺 pleading, por favor
😢 crying, chorando, triste
😭 sobbing, choro alto
😱 scream, grito
😩 weary, exausto
😤 triumph, bufando
😡 angry, bravo, raiva
💀 skull, caveira
👻 ghost, fantasma
🤖 robot, robô
👋 wave hello, tchau, oi, hi
✋ hand, mão
👌 ok hand, perfeito
🤏 pinch, pouquinho
✌️ victory, paz
🤞 fingers crossed, dedos cruzados, tomara
🤘 rock, metal
👈 left, esquerda
👉 right, direita
👆 up, acima
👇 down, abaixo
👍 thumbs up, joinha, yes, sim, +1
👎 thumbs down, negativo, no, não, -1
✊ fist, punho
👏 clap, palmas, bravo
🙌 raised hands, mãos para cima, oba
🤝 handshake, aperto de mão, acordo
🙏 folded hands, obrigado, thanks, por favor
💪 strong, força, muscle
👀 eyes, olhos, looking, de olho
🧠 brain, cérebro
🙋 raising hand, eu, pergunta
🤷 shrug, sei lá
🤦 facepalm, ai ai
🏃 running, correndo
👩‍💻 technologist, programadora
👨‍💻 developer, programador
`,
  nature: `
🐶 dog, cachorro
🐱 cat, gato
🐭 mouse, rato
🦊 fox, raposa
🐻 bear, urso
🐼 panda, panda
🦁 lion, leão
🐸 frog, sapo
🐵 monkey, macaco
🐔 chicken, galinha
🐧 penguin, pinguim
🐦 bird, pássaro
🦜 parrot, papagaio
🦆 duck, pato
🦉 owl, coruja
🐝 bee, abelha
🐛 bug, lagarta, defeito
🦋 butterfly, borboleta
🐢 turtle, tartaruga
🐍 snake, cobra, python
🐙 octopus, polvo
🦀 crab, caranguejo, rust
🐟 fish, peixe
🐬 dolphin, golfinho
🐳 whale, baleia, docker
🦈 shark, tubarão
🐘 elephant, elefante, postgres
🌵 cactus, cacto
🌲 tree, árvore
🌴 palm tree, coqueiro
🌱 seedling, broto
🍀 clover, trevo, sorte, luck
🌸 blossom, flor
🌻 sunflower, girassol
🌊 wave, onda, mar, sea
🔥 fire, fogo
⭐ star, estrela
✨ sparkles, brilho
⚡ lightning, raio, fast
🌈 rainbow, arco-íris
☀️ sun, sol
🌧️ rain, chuva
❄️ snow, neve
🌙 moon, lua
`,
  food: `
☕ coffee, café
🍵 tea, chá
🧉 mate, chimarrão
🍺 beer, cerveja
🍷 wine, vinho
🥂 cheers, brinde
🥤 soda, refrigerante
🍎 apple, maçã
🍌 banana, banana
🍊 orange, laranja
🍓 strawberry, morango
🍍 pineapple, abacaxi
🥭 mango, manga
🥑 avocado, abacate
🥥 coconut, coco
🍅 tomato, tomate
🌽 corn, milho
🌶️ pepper, pimenta
🥖 bread, pão
🧀 cheese, queijo
🥚 egg, ovo
🍳 cooking, ovo frito
🍕 pizza, pizza
🍔 burger, hambúrguer
🍟 fries, batata frita
🌮 taco, taco
🍝 spaghetti, macarrão
🍚 rice, arroz
🍣 sushi, sushi
🍪 cookie, biscoito
🎂 birthday cake, bolo de aniversário
🍰 cake, bolo
🍫 chocolate, chocolate
🍿 popcorn, pipoca
🍦 ice cream, sorvete
`,
  travel: `
🚗 car, carro
🚌 bus, ônibus
🚲 bike, bicicleta
🚑 ambulance, ambulância
🚒 fire engine, bombeiros
🚂 train, trem
✈️ airplane, avião
🚀 rocket, foguete, ship it, deploy
🚁 helicopter, helicóptero
⛵ sailboat, barco a vela
🚤 speedboat, lancha
🚢 ship, navio
⚓ anchor, âncora
🗺️ map, mapa
🏠 house, casa
🏢 office, escritório
🏥 hospital, hospital
🏫 school, escola
🏖️ beach, praia
⛰️ mountain, montanha
🌍 globe, mundo, world
🌃 night, noite
🚦 traffic light, semáforo
🚧 construction, em obras, wip
⛽ fuel, combustível
`,
  things: `
🎉 party popper, festa, parabéns, congratulations
🎊 confetti, confete
🎈 balloon, balão
🎁 gift, presente
🏆 trophy, troféu
🥇 gold medal, medalha de ouro
⚽ soccer, futebol
🏀 basketball, basquete
🎮 game, jogo
🎲 dice, dado
🎯 target, alvo, bullseye
🎨 palette, arte
🎵 music, música
🎸 guitar, violão
🎧 headphones, fone
🎤 microphone, microfone
📷 camera, câmera
📺 tv, televisão
💻 laptop, computador
📱 phone, celular
⌚ watch, relógio
⏰ alarm, despertador
⏳ hourglass, ampulheta, waiting
🔋 battery, bateria
🔌 plug, tomada
💡 idea, ideia, light bulb
🔦 flashlight, lanterna
🔧 wrench, chave inglesa, fix
🔨 hammer, martelo
⚙️ gear, engrenagem
🧪 test tube, teste
🔬 microscope, microscópio
📡 antenna, antena
🔑 key, chave
🔒 locked, trancado
🔓 unlocked, destrancado
📦 package, pacote
✉️ envelope, carta
📝 memo, anotação, note
📄 page, documento
📚 books, livros
📅 calendar, calendário
📌 pin, alfinete
📎 paperclip, clipe
✂️ scissors, tesoura
🗑️ trash, lixo
📈 chart up, gráfico subindo
📉 chart down, gráfico caindo
🔍 search, lupa
🔔 bell, sino
📣 megaphone, megafone
💰 money, dinheiro
💊 pill, remédio
🧹 broom, vassoura, cleanup
🛟 lifebuoy, boia
🧯 extinguisher, extintor
`,
  symbols: `
❤️ red heart, coração, love, amor
🧡 orange heart, coração laranja
💛 yellow heart, coração amarelo
💚 green heart, coração verde
💙 blue heart, coração azul
💜 purple heart, coração roxo
🖤 black heart, coração preto
💔 broken heart, coração partido
💯 hundred, cem
✅ check, feito, done, pronto
☑️ checked box, caixa marcada
✔️ tick, certo
❌ cross, errado, no
⛔ no entry, proibido
🚫 forbidden, não pode
❗ exclamation, exclamação
❓ question, pergunta
⚠️ warning, aviso, cuidado
🆗 ok, ok
🆕 new, novo
🔝 top, topo
🔴 red circle, vermelho
🟡 yellow circle, amarelo
🟢 green circle, verde
🔵 blue circle, azul
➕ plus, mais
➖ minus, menos
➡️ right arrow, seta direita
⬅️ left arrow, seta esquerda
🔁 repeat, repetir
🔄 sync, atualizar
♻️ recycle, reciclar
💬 speech, fala, balão
💭 thought, pensamento
💤 sleep, sono
🏁 finish, chegada
🚩 red flag, bandeira vermelha
🇧🇷 brazil, brasil
🏳️‍🌈 pride, orgulho
`,
};

/** The emoji of the picker: a set that covers what teams use, not all there are. */
export const emojis: readonly Emoji[] = emojiGroups.flatMap((group) =>
  lists[group]
    .trim()
    .split('\n')
    .map((line): Emoji => {
      const space = line.indexOf(' ');
      return { char: line.slice(0, space), group, names: line.slice(space + 1).split(', ') };
    }),
);

/** Those whose names contain what was typed, in either language, without regard to case and accents; best first. */
export function findEmoji(query: string): readonly Emoji[] {
  const wanted = bare(query);
  if (!wanted) return emojis;
  const rank = ({ names }: Emoji) =>
    Math.min(
      ...names.map((name) => {
        const at = bare(name).indexOf(wanted);
        return at < 0 ? 3 : at === 0 ? (name.length === wanted.length ? 0 : 1) : 2;
      }),
    );
  return emojis
    .map((emoji) => ({ emoji, rank: rank(emoji) }))
    .filter((found) => found.rank < 3)
    .sort((a, b) => a.rank - b.rank)
    .map(({ emoji }) => emoji);
}

function bare(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase().trim();
}
