import { entryIn } from '../model/entry-in.js';
import { remember } from '../model/remember.js';
import { baseOf } from './tags.js';

/**
 * The small words of a language, and the letters and signs that it has beside a to z: by them a sentence in another language is known.
 * A word of one language that is a common word of another stands in both rows: it tells nothing there. One with a capital
 * is told by it inside a sentence ("Sie").
 */
export interface SmallWords {
  readonly words: ReadonlySet<string>;
  readonly letters: ReadonlySet<string>;
}

const WORDS: Readonly<Record<string, readonly [words: string, letters: string]>> = {
  en: [
    `a an the and or but nor of to in on at for from with without by as than then that this these those there here it its he she they them
    their we our us you your i me my mine his her him who whom whose what when where why how which is are was were be been being am has have
    had having do does did done doing not no if so too very just also only more most less some any all each every none one two three ten own
    same other others another about after before into out over under up down off again once both few such because while until during between
    through against will would can could may might must should shall let yes ask tell say says see get go come make take give call use like
    men man son sin die war sole per plus pour pan ma fin tot bin hat hast met ben sale fine ad vs hay ha ho dove due door hem hoe
    care pot till dine pa ah way van om sur ki`,
    '',
  ],
  es: [
    `el la los las lo un una unos unas de del al a y e o u en con sin por para que qué se su sus le les me te nos mi mis tu tus es son está
    están ser estar hay ha han he fue era pero como cómo más muy no si sí ya cuando cuándo donde dónde quien quién este esta esto estos estas
    ese esa eso usted ustedes yo ella ellos él puede pueden debe deben tiene tienen porque hasta desde entre sobre también antes después
    durante todo todos toda cada otro otra otros algo alguien algún alguna algunas algunos nada nadie cualquier nosotros primero ahora aquí dos
    tres`,
    'áéíñóúü¿¡',
  ],
  pt: [
    `o a os as um uma uns umas de do da dos das no na nos nas em ao aos à às e ou com sem por para pelo pela que se seu sua seus suas lhe me
    te nos é são está estão ser estar há foi era mas como mais muito não sim já quando onde quem este esta isto esse essa isso você vocês ele
    ela eles pode podem deve tem têm porque até desde entre sobre também antes depois durante todo todos cada outro algo alguém alguma algumas alguns nada agora aqui dois três`,
    'áàâãéêíóôõúç',
  ],
  fr: [
    `le la les un une des de du d au aux à et ou en dans avec sans pour par sur sous que qui quoi ne pas plus se sa son ses ce cette ces cet
    mon ma mes votre vos notre nos leur leurs je tu il elle on nous vous ils elles est sont être avoir ai as a ont êtes sommes était mais comme
    si quand où très aussi tout tous toute chaque autre quelque quelques rien ici avant après pendant jusque depuis entre chez peut peuvent doit faut bien même deux
    trois c'est qu'il s'il n'est d'une d'un l'on`,
    'àâæçéèêëîïôœùûüÿ',
  ],
  it: [
    `il lo la i gli le un uno una di del della dei degli delle dello al alla ai agli alle da dal dalla nel nella nei nelle in con su sul sulla
    per tra fra e ed o che chi cui non più se si suo sua suoi loro mio mia tuo è sono sei era essere avere ha hanno ho ma come quando dove
    molto anche ancora questo questa questi queste quello quella lei lui noi voi può possono deve devono prima dopo durante fino ogni altro
    tutto tutti qualche alcuni alcune niente qui subito due tre`,
    'àèéìíòóù',
  ],
  de: [
    `der die das den dem des ein eine einen einem einer eines und oder aber in im an am auf aus bei mit nach von vom zu zum zur für über unter
    vor durch gegen ohne um bis seit während ist sind war waren sein haben hat habe werden wird wurde kann können muss müssen soll sollte darf
    nicht kein keine sie er es wir ihr ihre ihren ich du mich mir sich wenn weil dass ob als wie was wer wo wann auch noch nur sehr mehr schon
    sofort immer jeder jede alle diese dieser dieses bitte hier zwei drei Sie Ihr Ihre Ihren Ihrem Ihrer Ihnen`,
    'äöüß',
  ],
  nl: [
    `de het een en of maar in op aan bij met naar van voor door over onder uit om tot na te is zijn was waren heeft hebben heb had wordt worden
    kan kunnen moet moeten mag zal niet geen ik jij je u uw wij we zij ze hij hem haar hun dit dat deze die er als dan wat wie waar wanneer hoe
    ook nog al zeer meer veel omdat tijdens zonder tussen elke ieder alle twee drie`,
    'ëïéèöü',
  ],
  pl: [
    `i oraz lub albo ale w we na z ze do od po za dla przez przed przy pod nad bez o u nie tak się jest są był była było być mam ma masz mają
    może mogą można musi trzeba jak gdy kiedy gdzie kto co który która które ten ta to te tego tej tym jego jej ich pan pani państwo ja ty on
    ona my wy oni czy już też także bardzo więcej jeśli jeżeli ponieważ każdy wszystkie proszę dwa trzy`,
    'ąćęłńóśźż',
  ],
  ro: [
    `un o unei unui de la în din pe cu fără pentru prin spre sub lângă și sau dar că să ce care cine cum când unde dacă nu da mai foarte este
    sunt era fi fost are au am ai avea poate pot trebuie el ea ei ele noi voi dumneavoastră tu eu se își îi îl o acest această aceste acel acea
    lui lor sa sale tot toate fiecare după înainte până între doi trei`,
    'ăâîșțşţ',
  ],
  sv: [
    `en ett den det de och eller men i på av för till från med utan om vid hos under över efter innan mellan är var vara har hade ha blir kan
    ska måste får bör inte ingen jag du han hon vi ni dem din ditt dina er ert som när där hur vad vem varför också mycket mer alla varje
    detta denna dessa två tre`,
    'åäöé',
  ],
  da: [
    `en et den det de og eller men i på af for til fra med uden om ved hos under over efter før mellem er var være har havde have bliver kan
    skal må bør ikke ingen jeg du han hun vi dem din dit dine deres som når hvor hvordan hvad hvem hvorfor også meget mere alle hver dette
    denne disse to tre`,
    'åæøé',
  ],
  tr: [
    `ve veya ya ile için bir bu şu o da de ki mi mı mu mü ama fakat çok daha en gibi kadar sonra önce değil var yok ne nasıl nerede kim zaman
    eğer her tüm bütün olan olarak olur ben sen biz siz onlar sizin bizim lütfen hemen iki üç`,
    'çğıöşüâî',
  ],
  vi: [
    `và hoặc của là có không được cho trong với này đó những các một hãy nếu khi đến người bạn quý vị tôi chúng ta họ ở từ về để như rất cũng
    đã đang sẽ phải nên cần gọi bị vì nhưng trước sau hai ba`,
    'ăâđêôơưàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ',
  ],
  tl: [
    `ang ng mga sa na ay at o ni si kay para kung kapag dahil pero hindi huwag mayroon meron may wala ako ikaw ka siya kami tayo kayo sila ko
    mo niya namin natin ninyo nila ito iyan iyon dito ano sino saan kailan paano po opo lang din rin pa ba kayong inyong iyong agad dalawa`,
    'ñ',
  ],
  ht: [
    `yon nan ak avèk san pou sou anba ki kisa ke pa se te ap pral gen genyen ka kapab dwe mwen ou li nou yo oswa men si lè kote kijan poukisa
    sa a sila tout chak anpil plis tou tanpri epi paske depi jiskaske anvan apre pandan de twa`,
    'èéòà',
  ],
  so: [
    `iyo ama laakiin waa waxa waxaa waxaad waxay ka ku u la si ay ah oo aan aad uu wuu way haddii marka maxaa maxay sidee xagee kuma goorma
    kale badan dhammaan tani kan kuwa kuwan isaga iyada idinka annaga fadlan labo`,
    '',
  ],
  id: [
    `yang dan atau tetapi di ke dari untuk dengan tanpa pada dalam oleh adalah ini itu tidak bukan jangan akan sudah telah dapat bisa harus
    saya anda kamu dia mereka kami kita jika kalau ketika karena apa siapa bagaimana kapan juga sangat lebih semua setiap segera dua tiga`,
    '',
  ],
  cy: [
    `y yr a ac i o ar at am gan gyda heb dros drwy wrth yn mewn mae maen nhw oes yw ydy ydych oedd bod wedi bydd ni nid chi eich ei eu ein fy
    dy os pan pam sut beth ble pwy hefyd iawn mwy pob hwn hon hyn dau tri`,
    'âêîôûŵŷ',
  ],
  ga: [
    `an na agus nó ach ar ag as le leis gan faoi ó do de i sa sna is tá níl bhí beidh bhfuil raibh go nach ní mé tú sé sí muid sibh siad mo do
    bhur ár má nuair cén cad conas cathain cé freisin níos gach seo sin dhá trí`,
    'áéíóú',
  ],
};

/** The tags of all languages of the list. */
export const SMALL_WORD_LANGUAGES: readonly string[] = Object.keys(WORDS);

const smallWords = remember((base): SmallWords | undefined => {
  const row = entryIn(WORDS, base);
  return row && { words: new Set(row[0].split(/\s+/)), letters: new Set(row[1]) };
});

/** Returns the small words of a language ("es", "es-MX"); none where it is not in the list. */
export const smallWordsOf = (tag: string): SmallWords | undefined => smallWords(baseOf(tag));
