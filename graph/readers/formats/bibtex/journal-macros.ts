/** Journals that astronomers write as commands (AASTeX and the Astrophysics Data System): `journal = {\apj}`. */
const MACROS = `
aj The Astronomical Journal|actaa Acta Astronomica|araa Annual Review of Astronomy and Astrophysics|
apj The Astrophysical Journal|apjl The Astrophysical Journal Letters|apjlett The Astrophysical Journal Letters|
apjs The Astrophysical Journal Supplement Series|apjsupp The Astrophysical Journal Supplement Series|ao Applied Optics|
applopt Applied Optics|apss Astrophysics and Space Science|aap Astronomy & Astrophysics|astap Astronomy & Astrophysics|
aapr The Astronomy and Astrophysics Review|aaps Astronomy and Astrophysics Supplement Series|azh Astronomicheskii Zhurnal|
baas Bulletin of the American Astronomical Society|caa Chinese Astronomy and Astrophysics|
cjaa Chinese Journal of Astronomy and Astrophysics|icarus Icarus|jcap Journal of Cosmology and Astroparticle Physics|
jrasc Journal of the Royal Astronomical Society of Canada|memras Memoirs of the Royal Astronomical Society|
mnras Monthly Notices of the Royal Astronomical Society|na New Astronomy|nar New Astronomy Reviews|
pra Physical Review A|prb Physical Review B|prc Physical Review C|prd Physical Review D|pre Physical Review E|
prl Physical Review Letters|pasa Publications of the Astronomical Society of Australia|
pasp Publications of the Astronomical Society of the Pacific|pasj Publications of the Astronomical Society of Japan|
qjras Quarterly Journal of the Royal Astronomical Society|rmxaa Revista Mexicana de Astronomía y Astrofísica|
skytel Sky and Telescope|solphys Solar Physics|sovast Soviet Astronomy|ssr Space Science Reviews|
zap Zeitschrift für Astrophysik|nat Nature|iaucirc IAU Circulars|aplett Astrophysical Letters|
apspr Astrophysics Space Physics Research|bain Bulletin of the Astronomical Institutes of the Netherlands|
fcp Fundamentals of Cosmic Physics|gca Geochimica et Cosmochimica Acta|grl Geophysical Research Letters|
jcp The Journal of Chemical Physics|jgr Journal of Geophysical Research|
jqsrt Journal of Quantitative Spectroscopy and Radiative Transfer|memsai Memorie della Società Astronomica Italiana|
nphysa Nuclear Physics A|physrep Physics Reports|physscr Physica Scripta|planss Planetary and Space Science|
psj The Planetary Science Journal|procspie Proceedings of SPIE|maps Meteoritics and Planetary Science|
aas American Astronomical Society Meeting Abstracts|dps AAS/Division for Planetary Sciences Meeting Abstracts|
nphysb Nuclear Physics B|epsl Earth and Planetary Science Letters`;

const JOURNALS = new Map(
  MACROS.replaceAll("\n", "")
    .split("|")
    .map((entry) => {
      const at = entry.indexOf(" ");
      return [entry.slice(0, at), entry.slice(at + 1)] as const;
    }),
);

/** The journal that a value names by a command; undefined when it is none that is known. */
export function journalOfMacro(value: string): string | undefined {
  const name = /^[\s{]{0,5}\\([a-z]{2,10})\b[\s{}]{0,5}$/.exec(value)?.[1];
  return name === undefined ? undefined : JOURNALS.get(name);
}
