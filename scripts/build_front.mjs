// Bundles fonts, styles and scripts into thrive/ui/static/ui (ignored by git, carried in the wheel).
// Sources: thrive/ui/assets. Third-party files arrive by package-lock.json and are never committed.
import { build } from "esbuild";
import { cpSync, mkdirSync, rmSync } from "node:fs";

const from = "thrive/ui/assets";
const to = "thrive/ui/static/ui";
rmSync(to, { recursive: true, force: true });

const fonts = [
  ["@fontsource-variable/commissioner", ["latin-wght", "latin-ext-wght", "vietnamese-wght"]],
  ["@fontsource/newsreader", ["latin-400", "latin-ext-400"]],
];
mkdirSync(`${to}/fonts`, { recursive: true });
for (const [name, cuts] of fonts) {
  const family = name.split("/")[1];
  for (const cut of cuts) {
    const file = `${family}-${cut}-normal.woff2`;
    cpSync(`node_modules/${name}/files/${file}`, `${to}/fonts/${file}`);
  }
}

// Letters are set as PDF on the server, which needs TrueType. Easy to read, also with low vision.
const letters = "@expo-google-fonts/atkinson-hyperlegible";
for (const cut of ["400Regular", "700Bold"]) {
  const file = `AtkinsonHyperlegible_${cut}.ttf`;
  cpSync(`node_modules/${letters}/${cut}/${file}`, `${to}/fonts/letters/${file}`);
}

await build({
  entryPoints: [`${from}/css/site.css`],
  outdir: `${to}/css`,
  bundle: true,
  minify: true,
  external: ["*.woff2"],
  logLevel: "warning",
});
await build({
  entryPoints: [`${from}/js/site.js`, `${from}/js/work.js`], // the second only where a form asks for it
  outdir: `${to}/js`,
  bundle: true,
  minify: true,
  format: "esm",
  target: "es2020",
  logLevel: "warning",
});
cpSync(`${from}/img`, `${to}/img`, { recursive: true });
