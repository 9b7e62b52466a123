/** Colours told apart by every kind of colour vision and by shape or place as well; light palette only. */
export const colours = {
  ink: '#14181D',
  grey: '#5B5B5B',
  faint: '#D5D5D0',
  band: '#004488',
  upstream: '#004488',
  midstream: '#997700',
  downstream: '#BB5566',
  observed: '#B35806',
} as const;

/** Opacity of the bands: the middle 90 % of runs, and on top of it the middle 50 %. */
export const outerOpacity = 0.18;
export const innerOpacity = 0.3;

const chineseFonts = '"PingFang SC","Microsoft YaHei","Noto Sans CJK SC","Source Han Sans SC","WenQuanYi Micro Hei"';
/** Chinese fonts first: they hold Latin letters too, and quotation marks of the right width. */
export const fontFamily = `${chineseFonts},system-ui,sans-serif`;
/** English pages may hold Chinese names, but quotation marks are Latin. */
const englishFontFamily = `system-ui,"Segoe UI","Helvetica Neue",Arial,${chineseFonts},sans-serif`;

export const styleSheet = `
:root{color-scheme:light;print-color-adjust:exact;-webkit-print-color-adjust:exact}
*{box-sizing:border-box}
body{margin:0;background:#fff;color:${colours.ink};font:16px/1.55 ${fontFamily}}
html:lang(en) body{font-family:${englishFontFamily}}
html:lang(en) svg{font-family:${englishFontFamily}!important}
.page{max-width:1000px;margin:0 auto;padding:0 20px 48px}
.skip{position:absolute;left:-999px}
.skip:focus{left:8px;top:8px;background:#fff;padding:8px;outline:3px solid ${colours.band}}
:focus-visible{outline:3px solid ${colours.band};outline-offset:2px}
h1{font-size:1.75rem;line-height:1.25;margin:28px 0 4px}
h2{font-size:1.3rem;margin:40px 0 8px;padding-top:10px;border-top:2px solid ${colours.ink}}
h3{font-size:1.08rem;margin:24px 0 6px}
p{margin:8px 0;max-width:46em}
.question{font-size:1.1rem;color:#3A3F45;margin:4px 0 8px}
nav ul{list-style:none;padding:0;margin:8px 0;display:flex;flex-wrap:wrap;gap:4px 18px;font-size:.92rem}
a{color:#004488}
.answer{font-size:1.25rem;line-height:1.5;border-left:5px solid ${colours.band};padding:4px 0 4px 14px;margin:14px 0}
.unclear{color:#5B5B5B}
.answer.more{font-size:1.08rem}
.answer.unclear{border-left-color:#8A8A8A}
.note{font-size:.92rem;color:#3A3F45;border-left:3px solid ${colours.faint};padding-left:10px}
figure{margin:18px 0}
figcaption{margin-bottom:6px}
figcaption strong{display:block}
.legend{list-style:none;display:flex;flex-wrap:wrap;gap:3px 18px;padding:0;margin:6px 0;font-size:.88rem}
.legend li{display:flex;align-items:center;gap:7px}
.mark{display:inline-block;width:26px;height:14px;flex:none;position:relative}
.mark.outer{background:#004488;opacity:.18}
.mark.inner{background:#004488;opacity:.44}
.mark.first{background:${colours.band}}
.mark.total{background:${colours.band};opacity:.3}
.mark.line{height:0;border-top:2.5px solid ${colours.ink}}
.mark.dashed{height:0;border-top:2.5px dashed ${colours.grey}}
.mark.reference{height:0;border-top:1px solid ${colours.ink}}
.mark.mean{width:14px;border-left:2px solid ${colours.ink};margin-left:12px}
.mark.mean::before,.mark.mean::after{content:"";position:absolute;left:-6px;width:10px;border-top:2px solid ${colours.ink}}
.mark.mean::before{top:0}
.mark.mean::after{bottom:0}
.mark.mean i{position:absolute;left:-5px;top:3px;width:8px;height:8px;border-radius:50%;background:${colours.ink}}
.mark.point{width:10px;height:10px;border-radius:50%;background:${colours.observed}}
.mark.open{width:10px;height:10px;border-radius:50%;border:2px solid ${colours.observed}}
.mark.band{width:14px;background:${colours.band};border-radius:50%}
.mark.total{width:12px;height:12px;background:${colours.ink}}
.mark.upstream,.mark.midstream,.mark.downstream{width:14px}
.mark.upstream{background:${colours.upstream};border-radius:50%}
.mark.band{width:14px;background:${colours.band};border-radius:50%}
.mark.midstream{background:${colours.midstream}}
.mark.downstream{background:${colours.downstream};clip-path:polygon(50% 0,100% 100%,0 100%)}
.panels{display:grid;grid-template-columns:repeat(2,minmax(0,1fr));gap:10px 22px}
.panels.single{grid-template-columns:minmax(0,1fr);max-width:640px}
.panels.three{grid-template-columns:repeat(3,minmax(0,1fr));gap:8px 16px}
.panel{break-inside:avoid}
.panel-title{font-size:.95rem;font-weight:700;margin:4px 0 0}
svg{display:block;width:100%;height:auto}
table{border-collapse:collapse;font-size:.9rem;margin:10px 0;max-width:100%;font-variant-numeric:tabular-nums}
.scroll{overflow-x:auto}
caption{text-align:left;font-weight:700;padding:4px 0}
th,td{padding:4px 10px 4px 0;text-align:left;vertical-align:top;border-bottom:1px solid ${colours.faint}}
thead th{border-bottom:1.5px solid ${colours.ink};vertical-align:bottom}
th{font-weight:700}
tbody th[scope=row]{font-weight:400}
tr.title th{font-weight:700;padding-top:10px}
td.number,th.number{text-align:right}
td small,th small{display:block;font-weight:400;color:#4A4F55}
td.unclear small{color:#5B5B5B}
details{margin:8px 0;font-size:.92rem}
summary{cursor:pointer;min-height:24px}
details.measure{margin:2px 0;border-bottom:1px solid ${colours.faint}}
dl{display:grid;grid-template-columns:max-content 1fr;gap:4px 18px;margin:10px 0}
dt{font-weight:700}
dd{margin:0;min-width:0;overflow-wrap:anywhere}
dl.words{display:block}
dl.words dt{margin-top:8px}
code{font-family:ui-monospace,Menlo,Consolas,monospace;font-size:.92em;background:#F4F4F1;padding:1px 4px;overflow-wrap:anywhere}
th code{display:inline-block;min-width:12em}
body.brief .kind{font-weight:700;text-transform:uppercase;letter-spacing:.06em;font-size:.85rem;margin:0}
body.brief .keys{list-style:none;padding:0;margin:6px 0;display:flex;flex-wrap:wrap;gap:2px 18px}
body.brief .answer{font-size:1.12rem}
body.brief .answer.more{font-size:1rem}
@media screen{td.number{white-space:nowrap}tbody th[scope=row]{min-width:6.5em}td.long{min-width:15em}}
@media screen and (max-width:700px){.panels,.panels.three{grid-template-columns:minmax(0,1fr)}dl{display:block}dt{margin-top:6px}}
@media print{
@page{size:A4;margin:18mm 16mm}
@page brief{size:A4;margin:10mm 14mm}
html{font-size:12px}
body{font-size:10.5pt;line-height:1.45}
figure{margin:8pt 0}
svg text{font-size:13.5px}
.panels{gap:4px 16px}
.panels.single{max-width:290pt}
.panels.single.wide{max-width:none}
.page{max-width:none;padding:0}
nav,.skip{display:none}
h1{margin-top:0;font-size:15pt}
p{max-width:none;margin:4pt 0}
h2{break-after:avoid;font-size:12.5pt;margin:10pt 0 4pt;padding-top:5pt}
h3,figcaption,.panel-title,caption{break-after:avoid}
.answer{font-size:12.5pt;margin:8pt 0;padding-top:0;padding-bottom:0}
.answer.more{font-size:11pt}
body.brief{page:brief;font-size:9.5pt;line-height:1.38}
body.brief h1{font-size:14pt}
body.brief h2{font-size:11pt;margin:7pt 0 2pt;padding-top:3pt;border-top-width:1px}
body.brief p,body.brief ul{margin:2pt 0}
body.brief .answer{font-size:11pt;line-height:1.3;margin:3pt 0}
body.brief #answer:has(.answer + .answer + .answer) .answer{font-size:9pt}
body.brief .kind{float:right;font-size:8pt}
body.brief .answer.more{font-size:9.5pt;line-height:1.3;margin:2pt 0;padding:0 0 0 10pt}
body.brief .answer{padding-left:10pt}
body.brief .note,body.brief #limits,body.brief .legend{font-size:8pt;line-height:1.3}
body.brief .legend{font-size:7.5pt;gap:0 10pt}
body.brief .keys{margin:2pt 0;gap:0 14pt}
body.brief #limits ul{padding-left:12pt}
body.brief #difference{break-inside:avoid}
body.brief table{margin:2pt 0;font-size:8pt}
body.brief caption{padding:1pt 0}
body.brief #answer th,body.brief #answer td,body.brief #differs th,body.brief #differs td{padding:.8pt 6pt .8pt 0;line-height:1.25}
body.brief #differs tbody th,body.brief #differs td:nth-child(2),body.brief #differs td:nth-child(4),body.brief #differs td:nth-child(6){white-space:nowrap}
body.brief #difference figure:has(.three)>.note{display:inline;border:0;padding:0;margin:0 6pt 0 0}
body.brief #differs p,body.brief #answer .note,body.brief #difference .note{font-size:8pt;margin:1pt 0}
body.brief #difference .panel-title{font-size:8.5pt;margin:1pt 0}
body.brief figure{margin:3pt 0}
body.brief #difference .panels.single{max-width:285pt}
body.brief #places{break-before:page}
body.brief:has(#difference .panel + .panel) #places{break-before:auto}
figure.short,.panel,tr,dt+dd{break-inside:avoid}
figure{break-inside:auto}
thead{display:table-header-group}
table{font-size:8.5pt}
th,td{padding:2pt 6pt 2pt 0}
details{display:none}
.scroll{overflow:visible}
p{orphans:3;widows:3}
}
`;
