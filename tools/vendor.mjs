// Refresh the third-party files under static/: `npm ci`, then `node tools/vendor.mjs`.
// The results are committed, so neither running nor testing NetQuest needs Node.
import { createHash } from "node:crypto";
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const modules = join(root, "node_modules");
const shelf = join(root, "static", "vendor");

const scripts = [
  { name: "htmx.org", from: "dist/htmx.min.js", to: "htmx.min.js" },
  { name: "idiomorph", from: "dist/idiomorph-ext.min.js", to: "idiomorph-ext.min.js" },
];

const icons = `
  arrow-down arrow-right arrow-up award battery-full battery-low battery-medium book-open bookmark calendar-days check
  chevron-down chevron-right circle-alert clock coffee compass copy ear eye-off feather flag footprints grip-vertical
  hand-heart handshake heart-handshake info leaf lock log-out mail map-pin message-circle message-circle-x mic
  monitor-smartphone mountain pencil phone plus refresh-cw route search settings shield-check shuffle signpost sprout
  sunrise tent trash-2 undo-2 user-round users video wifi-off x
`.trim().split(/\s+/);

function about(name) {
  const { version, license } = JSON.parse(readFileSync(join(modules, name, "package.json"), "utf8"));
  return { package: name, version, licence: license };
}

function sha384(file) {
  return `sha384-${createHash("sha384").update(readFileSync(file)).digest("base64")}`;
}

function copied({ name, from, to }) {
  copyFileSync(join(modules, name, from), join(shelf, to));
  return [to, { ...about(name), sha384: sha384(join(shelf, to)) }];
}

function symbol(name) {
  const drawing = readFileSync(join(modules, "lucide-static", "icons", `${name}.svg`), "utf8");
  const strokes = drawing.replace(/^[\s\S]*?<svg[^>]*>/, "").replace(/<\/svg>\s*$/, "").replace(/\s*\n\s*/g, "").replaceAll(" />", "/>");
  return `<symbol id="${name}" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round">${strokes}</symbol>`;
}

function sprite() {
  const own = readFileSync(join(root, "tools", "symbols.svg"), "utf8").replace(/^<svg[^>]*>\n/, "");
  return `<svg xmlns="http://www.w3.org/2000/svg">\n${icons.map(symbol).join("\n")}\n${own}`;
}

function licences() {
  const names = [...scripts.map(({ name }) => name), "lucide-static"];
  return names.map((name) => `${name}\n\n${readFileSync(join(modules, name, "LICENSE"), "utf8").trim()}\n`).join("\n---\n\n");
}

mkdirSync(shelf, { recursive: true });
const spriteFile = join(root, "static", "sprite.svg");
writeFileSync(spriteFile, sprite());
const versions = Object.fromEntries([
  ...scripts.map(copied),
  ["../sprite.svg", { ...about("lucide-static"), sha384: sha384(spriteFile) }],
]);
writeFileSync(join(shelf, "VERSIONS.json"), `${JSON.stringify(versions, null, 2)}\n`);
writeFileSync(join(shelf, "LICENSES"), licences());
