import type { Field } from "./source-record.ts";

const words = (text: string) => text.split(/\s+/).filter((word) => word !== "");

/**
 * Names of columns, keys and tags as they stand in real exports, simplified by `normalisedFieldName` (lower-case
 * letters of any script and digits only), the most trusted first. A field takes the first of its names that contains something.
 */
export const FIELD_NAMES: Readonly<Record<Field, readonly string[]>> = {
  id: words(`
    id paperid corpusid recordid recordnumber articleid accessionnumber storeid utuniquewosid utuniqueid uniqueid eid lensid
    publicationid openalexid s2id semanticscholarid forumid forum key itemkey citationkey citekey bibtexkey reportid paperhash
    anthologyid uid ut an rayyanid refid corduid cordid halid sha hash controlnumber`),
  title: words(`
    title papertitle articletitle documenttitle primarytitle titleprimary displayname itemtitle titles title1 titleoriginal
    originaltitle titledisplay maintitle ti t1 tit papername titel titre titulo titolo tytul tytuł name headline
    标题 题名 篇名 论文题目 论文标题 文献标题 題名 標題 篇名 論文名稱 タイトル 表題 論題 論文名 論文タイトル 和文標題
    제목 논문제목 논문명 название заглавие заголовок baslik başlık nazov`),
  subtitle: words("subtitle titlesubtitle subtitles untertitel soustitre subtitulo subtítulo"),
  abstract: words(`
    abstract abstracttext paperabstract abstractnote abstracts summaries summary articleabstract abstracten ab n2 description
    resume zusammenfassung resumen resumo riassunto sommario samenvatting sammanfattning streszczenie abstrakt ozet özet
    abst 摘要 中文摘要 内容摘要 要旨 抄録 概要 アブストラクト 초록 요약 аннотация реферат резюме text`),
  year: words(`
    year publicationyear pubyear yearpublished publishedyear py yr y1 date publicationdate pubdate issued published dateissued
    publishedprint publishedonline datepublished publicationdateyear coverdate coverdisplaydate da jahr annee ano anno jaar rok
    yil yıl erscheinungsjahr publikationsjahr anneedepublication anopublicacao anodepublicacion anodepublicacao
    anodepublicação aniodepublicacion anio fechadepublicacion fecha datadepublicacao yearofpublication dateofpublication
    publicationyeary produceddatey printpublicationdate onlinepublicationdate pubdateyear fromyear publishtime publisheddate
    publishedat publishyear earliestdate versioncreated created submitted submittedat cdate onlinedate earlyaccessdate
    updatedate updated 年份 年 出版年 出版年份 发表年份 发表时间 出版日期 出版时间 发布时间 年度 發表年份 出版年度 発行年
    出版年月 発行年月 発表年 刊行年 年月次 연도 발행연도 발행년도 출판연도 год годиздания годпубликации дата`),
  venue: words(`
    venue journal journaltitle sourcetitle publicationname containertitle journalname journalbook publicationtitle publication
    publicationvenue sourcetitleanthologytitle journalref jo jf t2 so source secondarytitle hostvenue primarylocation
    primarylocationsourcedisplayname conference conferencename conferencetitle booktitle proceedings proceedingstitle
    eventtitle fulljournalname journaliso publishedin pubtitle periodicalfull periodicalabbrev journals outlet periodical
    zeitschrift revue revista periodico rivista tijdschrift tidskrift czasopismo dergi series ja jt ta 期刊 期刊名称 刊名 来源
    文献来源 来源出版物 期刊名 期刊名稱 雑誌名 誌名 掲載誌 掲載誌名 ジャーナル 収録刊行物 資料名 학술지 학술지명 저널명 журнал
    источник издание`),
  authors: words(`
    authorsparsed authors author authorfullnames authorsfull authorfullname authornames authorlist authorstring au af a1 fau
    fullauthor authorships authorshipsauthordisplayname zauthors creators creator contributors authorname authorsnames
    authordisplay authorsprimary authfullname autoren auteurs autores autori autorzy yazarlar forfattare författare bookauthors groupauthors
    authorsraw firstauthor inventors autor auteur autore yazar verfasser 作者 作者姓名 责任者 第一作者 著者 著者名 執筆者 저자
    저자명 авторы автор`),
  editors: ["editor", "editors"],
  keywords: words(`
    keywords keyword authorkeywords keywordsauthor authkeywords keywordsdisplayname keywordsplus kw de tags manualtags tag
    subjects subject indexkeywords keywordlist keyterms topics concepts mesh meshterms meshheadings meshheadinglist
    fieldsofstudy categories fieldofstudy researchareas automatictags schlagworte schlagworter schlusselworter stichworter
    motscles palabrasclave palavraschave parolechiave trefwoorden nyckelord slowakluczowe słowakluczowe anahtarkelimeler ot mh
    subjectterms descriptors terms indexterms emtreemedicalindexterms emtreedrugindexterms 关键词 关键字 主题词 關鍵詞 關鍵字
    キーワード 키워드 주제어 ключевыеслова`),
  doi: words("doi dois do di doinumber doilink doiurl doiid itemdoi articledoi digitalobjectidentifier lid aid"),
  arxiv: words("arxiv arxivid eprint arxivnumber arxiveprint arxiveprints"),
  pmid: words("pmid pubmedid pubmed medlineid pubmedpmid pm"),
  url: words(`
    url link links landingpageurl documenturl plink primarylocationlandingpageurl paperurl articleurl permalink uri ur l2 ee
    absurl pdfurl pdf s2url sourceurl openaccesspdf fulltexturl href website openreviewurl externalurl urls ul lk openurllink
    链接 网址 リンク ссылка`),
  place: words(
    "volume vol vl issue number issuenumber no is pages page startpage firstpage pagestart beginningpage articlenumber artno",
  ),
  invertedAbstract: ["abstractinvertedindex", "indexedabstract", "invertedabstract"],
};

/** Endings by which search servers (Solr) mark the type of a field, and languages that a field is given in. */
const TYPE = /_(?:[sitdlfb]|ss|is|ts|txt|str|string|sim|tesim|ssi|ssim|tsim)$/i;
const LANGUAGE = /^(?:en|eng|fr|es|pt|de|it)_|_(?:en|eng|english|fr|es|pt|de|it|zh|ja)$/i;

/** A name without case, accents, spaces and punctuation: "Publication Year" and "publication_year" are one. */
export function normalisedFieldName(name: string): string {
  return name
    .normalize("NFKD")
    .toLowerCase()
    .replace(/^(dc|dcterms|prism|bib|citation)[:._]/, "")
    .replace(/[^\p{L}\p{N}]/gu, "");
}

/** The name without what servers add to it; undefined when they added nothing. */
export function bareName(name: string): string | undefined {
  const bare = name.replace(TYPE, "").replace(LANGUAGE, "");
  return bare === name || bare.length < 2 ? undefined : bare;
}
