import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';

interface Component {
  readonly 'bom-ref': string;
  readonly properties?: readonly { readonly name: string }[];
}

/**
 * npm run sbom: writes `sbom.cdx.json`, the list of all that the package is made of (CycloneDX 1.5). `npm sbom --omit=dev` leaves out what
 * the tools of development need as well, so the whole list is taken, and what npm marks as needed by them alone is dropped.
 */
const whole = JSON.parse(execFileSync('npm', ['sbom', '--sbom-format=cyclonedx'], { encoding: 'utf8', maxBuffer: 2 ** 26, shell: true }));
const isForDevelopment = ({ properties = [] }: Component): boolean => properties.some(({ name }) => name === 'cdx:npm:package:development');
const components = whole.components.filter((one: Component) => !isForDevelopment(one));
const refs = new Set([whole.metadata.component['bom-ref'], ...components.map((one: Component) => one['bom-ref'])]);
const dependencies = whole.dependencies
  .filter(({ ref }: { ref: string }) => refs.has(ref))
  .map(({ ref, dependsOn = [] }: { ref: string; dependsOn?: string[] }) => ({ ref, dependsOn: dependsOn.filter((one) => refs.has(one)) }));
writeFileSync('sbom.cdx.json', JSON.stringify({ ...whole, components, dependencies }));
