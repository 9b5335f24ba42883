import type { Paper, PaperSummary } from "../contract/entities.ts";
import type { KnowledgeAmong } from "../contract/knowledge/knowledge.ts";
import type { ConceptMap } from "../contract/map.ts";

/** What every format says of itself. */
export interface Format {
  /** Its name on the command line (`--format NAME`). */
  readonly name: string;
  /** Display text: what it is and which programs open it. */
  readonly label: string;
  /** With the dot. */
  readonly extension: string;
  readonly mediaType: string;
}

/** Where a relation comes from: a paper, and its sentence that mentions both concepts; null when no single one does. */
export interface RelationSource {
  readonly paper: PaperSummary;
  readonly sentence: string | null;
}

/** Writes the concept graph (the whole or a part) as the text of one file, piece by piece. */
export interface GraphExporter extends Format {
  readonly of: "graph";
  /** True when it also writes kinds, broader concepts and relations, given `knowledge` of the same concepts. */
  readonly writesKnowledge?: boolean;
  /** True when it also writes a source of each relation, in the order of `knowledge.relations`. */
  readonly writesSources?: boolean;
  write(
    graph: ConceptMap,
    knowledge?: KnowledgeAmong,
    sources?: readonly (RelationSource | undefined)[],
  ): Iterable<string>;
}

/** Why a paper is in a list: one sentence, and what it says as columns of a table, the same for all papers of the list. */
export interface ListReason {
  readonly reason: string;
  readonly columns: Readonly<Record<string, string | number | null>>;
}

/** A paper of a file, and where the file answers a question, why it is in it. */
export type ListedPaper = Paper & { readonly listed?: ListReason };

/** Writes papers as the text of one file, piece by piece, in the order given. */
export interface PaperExporter extends Format {
  readonly of: "papers";
  /** `columns` names what `listed` of the papers has, for formats that say so before the first paper. */
  write(papers: AsyncIterable<ListedPaper> | Iterable<ListedPaper>, columns?: readonly string[]): AsyncIterable<string>;
}

/** Conferences that are often given by their initials alone, as their papers cite them. */
const CONFERENCES = new Set(
  `3DV AAAI AAMAS ACCV ACL AISTATS ALT AMIA ASPLOS ASRU BMVC CADE CAV CCS CHI CHIIR CIDR CIKM COLING COLM COLT CONLL CORL
  CRYPTO CSCW CVPR DAC EACL ECAI ECCV ECIR ECML EDBT EMNLP ESWC EUROCRYPT EUROSYS FAST FAT FACCT FOCS FSE GECCO HPCA HPDC HRI
  ICALP ICAPS ICASSP ICCAD ICCV ICDAR ICDE ICDM ICIP ICLR ICML ICPR ICRA ICSE ICWSM IJCAI IJCNN INFOCOM INTERSPEECH IPDPS
  IROS ISCA ISMAR ISMB ISMIR ISSTA ISWC ITSC IUI JCDL KDD L4DC LAK LICS LREC MICCAI MIDL MLHC MLSYS MOBICOM NAACL NDSS
  NEURIPS NIPS NSDI OOPSLA OSDI PKDD PLDI PODS POPL PPOPP RECOMB RECSYS RSS SEMEVAL SIGCOMM SIGGRAPH SIGIR SIGMOD SODA SOSP
  SPAA STACS STOC TACAS TREC UAI UIST WACV WSDM WWW`.split(/\s+/),
);

const MEETING =
  /\b(?:conf(?:erence)?|proc(?:eedings)?|workshops?|symposium|congress|colloquium|(?:annual|joint|international) meeting|findings of|advances in neural information|robotics: science and systems|lecture notes in)\b/i;
/** Journals that are named as if they were proceedings. */
const JOURNAL =
  /\b(?:journal|transactions|letters|proc(?:eedings|\.)? (?:of )?(?:the )?(?:national academy|natl\.? acad|royal society|r\.? soc|ieee$|vldb endow|acm on|london math|american math|institution of|nutrition soc|japan acad|yorkshire|geologists))/i;
/** Names of more words are spelled out; initials in them stand for whoever publishes. */
const MAX_WORDS_OF_INITIALS = 4;

/** Whether a venue is a conference, workshop or the like; told by its name, because few sources say it. */
export function isConference(venue: string): boolean {
  if (JOURNAL.test(venue.trim())) return false;
  if (MEETING.test(venue)) return true;
  const words = venue.split(/[\s/,:()'’@-]+/).filter((word) => word !== "" && !/^\d+$/.test(word));
  const isNamed = (word: string) =>
    /\p{Lu}.*\p{Lu}|^Interspeech/u.test(word) && CONFERENCES.has(word.replace(/\d{1,4}$/, "").toUpperCase());
  return words.length <= MAX_WORDS_OF_INITIALS && words.some(isNamed);
}
