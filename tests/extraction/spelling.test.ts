import { describe, expect, it } from "vitest";
import background from "../../graph/extraction/data/background.json" with { type: "json" };
import { canonicalKey } from "../../graph/extraction/language/canonical.ts";
import { vocabularyOf } from "./vocabulary-of.ts";

const list = (text: string) => text.trim().split(/\s+/);

/** Two spellings, or plural and singular, of one word. */
const SAME = list(`
  oestrogen/estrogen anaemia/anemia haemoglobin/hemoglobin oesophageal/esophageal leukaemia/leukemia ischaemic/ischemic oedema/edema
  anaesthesia/anesthesia gynaecology/gynecology faecal/fecal coeliac/celiac sulphur/sulfur aluminium/aluminum ageing/aging tyre/tire
  mould/mold plough/plow enrolment/enrollment foetal/fetal haemorrhage/hemorrhage diarrhoea/diarrhea paediatrics/pediatrics
  amoeba/ameba aetiology/etiology dyspnoea/dyspnea manoeuvre/maneuver palaeolithic/paleolithic hospitalisation/hospitalization
  larvae/larva vertebrae/vertebra algae/alga antennae/antenna taxa/taxon fungi/fungus ova/ovum epithelia/epithelium
  curricula/curriculum polyhedra/polyhedron stomata/stoma streptococci/streptococcus metastases/metastasis prognoses/prognosis
  cortices/cortex helices/helix architects/architect headaches/headache microorganisms/microorganism tsunamis/tsunami
  cases/case doses/dose poses/pose uses/use phases/phase biases/bias gases/gas lenses/lens classes/class houses/house movies/movie
  calories/calorie fishermen/fisherman avalanches/avalanche campuses/campus spouses/spouse proteases/protease
  antibiotics/antibiotic diuretics/diuretic analgesics/analgesic anaesthetics/anesthetic antipsychotics/antipsychotic heuristics/heuristic
  pandemics/pandemic mosaics/mosaic ceramics/ceramic geodesics/geodesic metrics/metric mitochondria/mitochondrion alveoli/alveolus
  flagella/flagellum suprema/supremum phyla/phylum anastomoses/anastomosis thromboses/thrombosis calves/calf hooves/hoof theatre/theater
  dialog/dialogue distil/distill fulfil/fulfill leucocytes/leukocyte archeology/archaeology offence/offense counselling/counseling
  focussed/focused haematology/hematology hypoglycaemia/hypoglycemia caesarean/cesarean encyclopaedia/encyclopedia vapour/vapor
  labelled/labeled oxidise/oxidize catalyse/catalyze catalogue/catalog litre/liter sulphate/sulfate bacilli/bacillus sera/serum
  spectra/spectrum nebulae/nebula hyphae/hypha syntheses/synthesis vertices/vertex stigmata/stigma ganglia/ganglion teeth/tooth
  mosquitoes/mosquito volcanoes/volcano allergies/allergy valleys/valley β-catenin/beta-catenin γ-ray/gamma-ray NF-κB/NF-kappaB
  Erdős/Erdos Schrödinger/Schrodinger Müller/Muller naïve/naive Poincaré/Poincare Sjögren/Sjogren
  palaeobotany/paleobotany leucoplakia/leukoplakia sceptically/skeptically molluscan/molluskan discs/disk flavourings/flavoring
  splendour/splendor demeanour/demeanor unravelled/unraveled jewellery/jewelry moulded/molded magnetised/magnetized
  acknowledgements/acknowledgment conidia/conidium gametangia/gametangium apothecia/apothecium planetaria/planetarium moratoria/moratorium
  opercula/operculum acetabula/acetabulum nucleoli/nucleolus glomeruli/glomerulus spermatozoa/spermatozoon foramina/foramen
  symphyses/symphysis emphases/emphasis pelvises/pelvis phalanges/phalanx calyces/calyx housewives/housewife bookshelves/bookshelf
  grandchildren/grandchild`);

/** Words that look like spellings or numbers of one word and are not. */
const DIFFERENT = list(`
  news/new species/specie series/serie mass/mas basis/bases basis/base lens/len physics/physic ethics/ethic mars/mar athens/athen
  wales/wale diabetes/diabete rabies/raby herpes/herpe biceps/bicep bias/bia atlas/atla chaos/chao bus/bu virus/viru pass/pas
  princess/prince needless/needle discuss/discus aerosol/erosol aerobic/erobic canoe/cane shoe/she poem/pem poet/pet coexist/cexist
  axis/ax iris/iri opera/opus area/aria data/date era/err malaria/malarium drama/dram database/databasis phase/phasis nose/nosis
  service/servix contour/contor hour/hor four/for promise/promize noise/noize tilling/tiling ileum/ilium sulfate/sulfite
  cases/cas doses/dos poses/pos timeseries/timesery subspecies/subspecie mises/mise
  microelectrode/micrelectrode photoelectric/photelectric specimen/speciman regimen/regiman reggae/regga kinetics/kinetic aesthetics/aesthetic prosthetics/prosthetic mechanics/mechanic analytics/analytic
  genetics/genetic optics/optic statistics/statistic story/storey ton/tonne check/cheque curb/kerb wive/wife
  emphasises/emphasis Hotelling/hoteling corps/corp Edwards/edward tourism/torism courses/coursis premises/premis hypotenuses/hypotenusis
  saga/sagum Victoria/Victorium Patagonia/Patagonium chlorine/chlorin lysine/lysin adenine/adenin marina/maren retina/reten`);

const knownWords = background.words.split(" ").filter((word) => /^[a-z]{4,}$/.test(word));
const known = new Set(knownWords);

/** Words of the background table that a careless rule would make one: without the last letter, or with one letter for two. */
const LOOKALIKES = knownWords.flatMap((word) => {
  const cut = /(?:ss|us|is)$/.test(word) ? [word.slice(0, -1)] : [];
  const careless = [
    /e$/,
    /ee/,
    /ll/,
    /ss/,
    /nn/,
    /tt/,
    /pp/,
    /rr/,
    /ff/,
    /cc/,
    /mm/,
    /oo/,
    /dd/,
    /gg/,
    /bb/,
    /ck/,
    /ai/,
    /ea/,
  ].map((double) => word.replace(double, (two) => two.slice(1)));
  const others = careless.filter((other) => other !== word && other.length > 2 && known.has(other));
  return [...cut, ...others].map((other) => [word, other] as const);
});

/** Those that are one word all the same: British and American spellings, Latin plurals, misspellings that the table has. */
const ONE_WORD = new Set(
  list(`
  cancelling canceling labelled labeled labelling labeling modelled modeled modelling modeling signalling signaling totalling travelled
  travelling unlabelled unmodelled formulae hypothesise focussed focussing focusses distill fulfill`),
);

describe("spelling and number", () => {
  it.each(SAME)("%s are one", (pair) => {
    const [a, b] = pair.split("/") as [string, string];
    expect(canonicalKey(`${a} index`)).toBe(canonicalKey(`${b} index`));
  });

  it.each(DIFFERENT)("%s are two", (pair) => {
    const [a, b] = pair.split("/") as [string, string];
    expect(canonicalKey(a)).not.toBe(canonicalKey(b));
  });

  it("keep look-alikes apart", () => {
    const pairs = LOOKALIKES.filter(([word]) => !ONE_WORD.has(word));
    expect(pairs.length).toBeGreaterThan(500);
    const joined = pairs.filter(([a, b]) => canonicalKey(a) === canonicalKey(b));
    expect(joined.map((pair) => pair.join("/"))).toEqual([]);
  });

  it("read Greek letters of a name and their names alike", () => {
    expect(canonicalKey("TNF-α")).toBe(canonicalKey("TNF-alpha"));
    expect(canonicalKey("TGF-β1")).toBe(canonicalKey("TGF-beta1"));
    expect(canonicalKey("TNF-ἀ")).toBe(canonicalKey(canonicalKey("TNF-ἀ")));
    expect(canonicalKey("5 μm")).not.toBe(canonicalKey("5 mum"));
  });
});

describe("short forms", () => {
  it.each(["SARS", "KRAS", "MERS", "NRAS", "ALS"])("%s keeps its S", (short) => {
    expect(canonicalKey(short)).toBe(short.toLowerCase());
    expect(canonicalKey(short)).not.toBe(canonicalKey(short.slice(0, -1)));
  });

  it.each([
    ["LLMs", "LLM"],
    ["NETWORKS", "network"],
  ])("%s is the plural of %s", (plural, singular) => {
    expect(canonicalKey(plural)).toBe(canonicalKey(singular));
  });

  it("take over a meaning from other papers only when several define it", () => {
    const using = Array.from({ length: 3 }, (_, i) => ({
      title: `Rotor drives ${i}`,
      abstract: "The VK turns slowly. Rotor drives need oil, and the VK of rotor drives needs more.",
    }));
    const defining = (papers: number) =>
      Array.from({ length: papers }, (_, i) => ({
        title: `Kitchens ${i}`,
        abstract: "We furnish a virtual kitchen (VK). The VK is used by cooks. A virtual kitchen needs space.",
      }));
    const kitchens = (papers: number) =>
      vocabularyOf([...using, ...defining(papers)]).concepts.find(({ key }) => key === "virtual kitchen")?.papers;
    expect([1, 2, 3].map(kitchens)).toEqual([1, 2, 6]);
  });
});
