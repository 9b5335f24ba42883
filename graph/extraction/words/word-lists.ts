const words = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/));

/** Function words that a tagger may take for nouns or adjectives; no concept contains one. */
export const FUNCTION_WORDS = words(`
  our its their my your his her ours theirs itself themselves ourselves we they it he she you i us them me him
  this that these those such each every both all any some no either neither another other others same several various
  many much more most less least few fewer lots plenty enough different numerous multitude
  than then thus hence however therefore moreover furthermore additionally also too only even just still yet already
  rather instead otherwise together apart aside almost nearly roughly approximately about around
  over under against via per within without across towards toward upon along among amongst amid between beyond during
  despite through throughout until unless whereas while although though because since if whether when where why how
  who whom whose which what not cannot nor or and but so as at by for from in into of off on onto out to up down with
  like unlike e.g i.e etc cf vs versus namely respectively especially particularly specifically generally typically usually
  often sometimes always never very quite well far once twice again here there now today recently currently
  can could may might must shall should will would do does did done has have had having be been being is are was were am
  one ones own first second third former latter next last previous above below et al due thereby thereof therein
  anything something nothing everything anyone someone everyone whatever whichever
`);

/** Forms in -ing and -ed that are used as prepositions or plain verbs; no concept contains one. */
export const HARD_PARTICIPLES = words(`
  using including containing consisting regarding concerning given based called named depending involving representing
  describing according allowing making providing showing requiring giving following compared used proposed presented
  described developed applied obtained performed produced shown made taken considered introduced built published leading
  resulting corresponding yielding combining improving reducing achieving exploiting comparing applying performing
  identifying addressing enabling capturing employing utilizing utilising incorporating having being doing going taking
  getting extending outperforming demonstrating suggesting indicating presenting proposing introducing developing exploring
  investigating evaluating existing leveraging ensuring facilitating highlighting revealing offering achieved evaluated
  demonstrated conducted observed found reported designed leveraged called termed dubbed needed required provided
  helping letting becoming remaining ranging varying starting relying focusing aiming building upon bringing
  exhibited displayed exerted elicited revealed indicated suggested yielded confirmed concluded underwent illustrated exhibiting displaying
`);

/** Adjectives that praise, place or count; they are dropped at the start of a phrase. */
export const GENERIC = words(`
  novel new several various different many such other same first second third own well previous recent existing proposed
  proposing current possible certain particular available main important significant able better best good high-quality
  large-scale higher lower further additional more most less least few key simple common general specific similar necessary
  suitable useful effective efficient major following respective corresponding given based using used shown presented
  described developed obtained entire whole overall promising great considerable traditional conventional typical
  interesting difficult easy full wide broad potential total fundamental original early late actual numerous appropriate
  state-of-the-art state-of-art sota superior competitive remarkable impressive extensive comprehensive thorough unprecedented
  innovative powerful popular prominent notable substantial strong excellent outstanding challenging critical crucial vital
  essential considerable underlying desired desirable relevant related above-mentioned aforementioned latter former
  non-trivial straightforward widespread widely-used commonly-used well-known long-standing unique sophisticated advanced
  versatile practical valuable insightful intriguing surprising consistent satisfactory sufficient adequate
  small big huge vast enormous large high low long short
`);

/** Heads that name no concept by themselves because every paper uses them. */
export const EMPTY_HEADS = words(`
  paper papers approach approaches method methods results result way ways problem problems work works study studies article
  articles technique techniques use uses number numbers set sets case cases order example examples experiment experiments
  author authors section addition fact lot kind kinds type types part parts term terms fig figure table thing things aspect
  aspects issue issues purpose advantage advantages ability abilities contribution contributions performance improvement
  improvements effectiveness superiority importance challenge challenges limitation limitations insight insights finding
  findings goal goals idea ideas concept notion role impact effect effects benefit benefits analysis evaluation framework
  solution solutions strategy strategies scheme schemes procedure procedures process processes system systems model models
  algorithm algorithms task tasks data dataset datasets code codes application applications domain domains field fields area
  areas scenario scenarios setting settings environment feature features property properties information knowledge
  attention time cost complexity quality accuracy level levels amount range variety difficulty gap need needs demand
  community researcher researchers literature baseline baselines state art advance advances progress development developments
  step steps stage stages phase component components module modules structure structures factor factors question questions
  answer answers claim claims evidence basis form forms context view perspective manner fashion extent degree value values
  line lines body host series plethora majority rest half success successes failure practice practices world life people
  combination comparison introduction presence absence lack existence version versions variant variants mechanism
  mechanisms tool tools resource resources source sources sample samples instance instances element elements
  input inputs output outputs point points object objects group groups class classes user users person human humans
`);

/** Words that are followed by a verb, not by a noun. */
export const SUBJECTS = words(
  "we they to it which that can may will i not cannot could must should who you would might",
);

/** Pronouns that are directly followed by a verb: "we view diffusion as". */
export const SPEAKERS = words("we they i you");

/** Words that open a noun phrase; a word before them that may be a verb is one. */
export const OPENERS = words(
  "the a an that this these those our its their his her it how both all each whether any some",
);

/** Articles, which are never followed by a verb. */
export const ARTICLES = words("the a an");

/** Words that begin a new clause after a preposition and a gerund: "in pretraining when models". */
export const CLAUSE_OPENERS = words("when where whereas");

/** Prepositions that can join two parts of one phrase. */
export const PREPOSITIONS = words(
  "of for in on to from with between by at over under across against without via into within",
);

/** Words that are never a concept by themselves, collected by reading large collections; ranking does not use them. */
export const NEVER_ALONE = words(`
  aim top bottom stable unstable what tip hope care day week month year hour minute today tomorrow past present future
  behalf regard spite sake turn trend hand head heart eye name word letter page line list item mean means need want try
  attempt effort start begin finish stop move act play show tell call look see hear feel keep hold put give take get go
  come leave return reach pass fail succeed gain loss win lose pay buy sell share split join meet match fit suit mind
  meaning importance relevance interest attention concern matter subject topic theme issue point side edge corner center
  middle front back left right true false yes no good bad best worst better worse more most less least same different
  mixture propensity plurality majority minority absence presence existence extent degree amount quantity
  simplicity difficulty ease flexibility assistance help support basis foundation ground reason cause consequence outcome
  appearance occurrence event situation circumstance condition status state place location position
  comparison contrast difference similarity relation relationship connection link assumption hypothesis conclusion
  observation illustration explanation description definition specification requirement constraint
  improvement enhancement increase decrease reduction change shift transition phase stage step
  strength project scale note alternative guarantee partner iteration understanding none mitigation detail efficacy scarcity
  period execution implication viability shortcoming drawback pitfall caveat remedy viz com org github http https www pdf
  complex normal employ teach predicament stretch
  researcher author reader participant subject people person individual expert novice
  linear nonlinear parallel planar selection validation deployment integration platform background block pattern device base
  product content moment entity branch expectation realization association option determination adjustment reality home
  window worker production site board bag ad picture society completion proposal lesson duty
  meta multi inter intra pre post non semi quasi pseudo sub super anti
  plusmn nbsp amp alpha beta gamma delta epsilon zeta eta theta kappa lambda mu nu pi rho sigma tau phi chi psi omega
  january february march april june july august september october november december
  dose dos duration intake timing adjunct predictor relief concomitant afterthought heading establishment province colleague concentration morning
  dark crossing controversy clump
  learning training generation modeling survey overview review taxonomy benchmark benchmarking probe rank commonality origin
`);

/** Last words that make no concept unless the phrase is established ("surface area"). */
export const EMPTY_ENDS = words("performance area viewpoint sense regard way predicament fly peak traverse");

/** Last words that only say how something is done; no phrase with them is a concept, established or not ("unsupervised fashion"). */
export const MANNER_NOUNS = words("fashion manner perspective standpoint");

/** Actors of every paper; what belongs to them is not a concept ("robot's environment", unlike "bird's eye view"). */
export const ACTORS = words(
  "agent author human learner model network operator paper patient people person policy robot student system teacher user",
);

/** Last words that only say what kind of thing the phrase is: "tree search problem", "MuJoCo benchmarks". */
export const CATEGORY_HEADS = words(`
  task tasks problem problems method methods approach approaches technique techniques framework frameworks algorithm algorithms
  benchmark benchmarks dataset datasets research literature setting settings scenario scenarios procedure procedures scheme schemes
`);

/** First words that only say that something is new, current, good or one of many. */
export const EVALUATIVE = words(`
  new novel existing proposed current previous improved better important significant promising increased wider broader
  traditional conventional similar other various several desired certain meaningful widely-used well-known well-established wellestablished
`);

/** Verbs that may be followed by a bare verb. */
export const AUXILIARIES = words(
  "help helps helped let lets make makes do does did is are was were be been have has had dare need",
);

/** Nouns that the tagger always takes for verbs, and therefore the background table too. */
export const NOUNS = words(`
  message messages process processes transport analyses transform transforms bulk decay laminate laminates cycle cycles zeros
  firms edit bundle bundles overlap overlaps lag lags clutter contrast scratch slice slices leaves brake brakes prompts
  k-means c-means registers tracks rights contract contracts switch switches jet jets clone clones spin spins classifiers
  grammars
  measures dates trains affix affixes fragment fragments lattice sketches marks stumps drum drums resist melt melts arrest
  prompt chat trade-off trade-offs heuristic optimum sub-task sub-tasks
  tract tracts
`);

/** Adjectives and participles that are nouns at the end of a phrase: "a lower bound", "the Gaussian prior". */
export const ENDING_NOUNS = words("prior bound constant minimum maximum mean average residual meta-prior");

/** Those ENDING_NOUNS that also follow a noun: "regret bound", "posterior mean". */
export const COMPOUND_NOUNS = words("prior bound mean residual");

/** Endings of adjectives that the tagger does not recognise: "piecewise", "bivariate", "bipartite". */
export const ADJECTIVE_ENDING = /(?:.wise|variate|partite)$/;

/** Canonical keys of common phrases that name no concept or only a part of one, collected by reading large collections. */
export const EMPTY_PHRASES: ReadonlySet<string> = new Set(
  `open problem|theoretical analysis|unified framework|empirical study|empirical analysis|learning process|numerical simulation
  |in situ|ex situ|in vitro|in vivo|ex vivo|in silico|in utero|de novo
  |numerical experiment|numerical result|numerical example|numerical study|numerical evaluation|source code
  |realworld scenario|experimental evaluation|experimental study
  |experimental analysis|markov decision|simultaneous localization|stochastic gradient|key aspect|key idea|key insight
  |key challenge|case study|wide variety|broad range|real robot|real world|real data|research direction|research question
  |future direction|future research|related work|training process|large number|prior work|previous work|recent work
  |extensive evaluation|extensive experiment|comparative study|comparative analysis|qualitative analysis|user study
  |practical application|main contribution|main challenge|main idea|novel approach|novel method|novel framework
  |good performance|high accuracy|high quality|high performance|low cost|real time|3d point|single point|first order
  |benchmark dataset|realworld dataset|public dataset|standard dataset|large dataset|largescale dataset|popular dataset
  |synthetic dataset|standard benchmark|large margin|wide margin|significant margin|high probability|data regime
  |abstract reprint|graphical abstract|graphical abstract highlight|extended abstract|conference version|journal version|full version|supplementary material
  |supplementary video|accompanying video|project page|adverse effect|driving force|future step|underlying structure
  |learning method|learning approach|learning framework|learning problem|learning task|learning technique|learning model
  |learning system|learning scheme|learning setting|learning procedure|state of the art|realworld data|control method
  |control scheme|optimization method|detection method|data point|input image|multiple model|simplified model|research area
  |active research area|active area|second order|general framework|theoretical framework|experimental setup
  |experimental validation|complete system`
    .split("|")
    .map((key) => key.trim()),
);

/** First words of two-word phrases that are no concepts: "multiple models", "diverse preferences". */
export const EMPTY_STARTS = words(`
  multiple diverse limited average 1st 2nd 3rd suboptimal redundant flexible prior additional sufficient complete partial
  easy hard difficult simple complex typical usual useful careful rich poor real true false actual
  natural-looking human-like subsequent simultaneous original basic full whole entire total single individual
  mathematical theoretical empirical experimental iterative extensive comprehensive systematic
`);

/** Canonical keys of established names that the background corpus hardly has, most of them with a preposition. */
export const ESTABLISHED_NAMES: ReadonlySet<string> = new Set(
  `theory of mind|chain of thought|tree of thought|graph of thought|curse of dimensionality|internet of thing|quality of service
  |level of detail|state of charge|stream of consciousness|law of large number|method of lagrange multiplier|product of expert
  |mixture of gaussian|bill of material|standard of care|origin of life|history of science|philosophy of science
  |philosophy of mind|sense of agency|locus of control|depth of field|line of sight|angle of arrival|direction of arrival
  |internet of vehicle|web of science|density of state|equation of state|speed of light|moment of inertia
  |learning with error|learning with noisy label|learning to rank|learning to learn|posterior sampling for reinforcement learning
  |quality of life|range of motion|length of stay|rule of law|cost of living|point of care
  |system biology|system theory|system engineering|system neuroscience|system thinking|system identification
  |half life|focus group|arm race|continued pretraining|continued fraction|option pricing|operation research|operation management|material science`
    .split("|")
    .map((key) => key.trim()),
);
/** Ordinals: function words or numbers, unless they open a name ("Second World War"). */
export const ORDINALS = words(
  "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth " +
    "seventeenth eighteenth nineteenth twentieth last next",
);
/** Numbers that may open a name: "Thirty Years' War". */
export const NUMBER_WORDS = words(
  "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen twenty thirty forty fifty sixty " +
    "seventy eighty ninety hundred thousand million",
);
/** Parts of papers and studies; a number after one of them is no part of a name ("Table II", "Study 2"). */
export const NUMBERED_PARTS = words(`
  table tables figure figures fig section sections part parts chapter chapters appendix equation equations theorem theorems
  lemma proposition corollary definition algorithm algorithms experiment experiments study studies step steps phase phases stage
  stages volume group groups grade level levels day days week weeks year years month months model models case cases
  example sample question hypothesis hypotheses aim objective scenario trial trials cohort arm page box line item version
  january february march april june july august september october november december
`);
