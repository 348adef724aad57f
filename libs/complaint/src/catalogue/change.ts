import { LANGUAGES } from '../words.js';
import { isInUse, type Catalogue, type CatalogueList, type Entry } from './catalogue.js';
import { LIST_OF, type CatalogueEvent, type CatalogueEventOf, type CatalogueEventType } from './events.js';
import { branchOf, successorOf } from './find.js';
import { evolveCatalogue } from './fold.js';
import { CatalogueRefused, type CatalogueRefusalCode } from './refused.js';

const DISTRICT_CODE = /^[A-Z]{2}$/;
/** Words with hyphens; a category's may have dots between, from the general to the particular. */
const IDS: Readonly<Record<CatalogueList, RegExp>> = {
  departments: /^[a-z0-9]+(-[a-z0-9]+)*$/,
  categories: /^[a-z0-9]+([-.][a-z0-9]+)*$/,
  districts: /^[a-z0-9]+(-[a-z0-9]+)*$/,
};

/**
 * The catalogue after a change, if it may be made so.
 *
 * @throws {CatalogueRefused} it would lose what cases bear, or lead in a circle
 */
export function changeCatalogue(catalogue: Catalogue, event: CatalogueEvent): Catalogue {
  const require = REQUIREMENTS[event.type] as (subject: Subject, data: CatalogueEvent['data']) => void;
  require(new Subject(catalogue, LIST_OF[event.type], event.data.id), event.data);
  return evolveCatalogue(catalogue, event);
}

/** The entry that a change is about, and what may be required of it. */
class Subject {
  constructor(
    private readonly catalogue: Catalogue,
    private readonly list: CatalogueList,
    private readonly id: string,
  ) {}

  requireNew({ id, name }: Pick<Entry, 'id' | 'name'>): void {
    if (!IDS[this.list].test(id))
      throw this.refused('bad-id', `"${id}" is no id: use small letters, digits and hyphens.`);
    if (this.find(this.list, id))
      throw this.refused('already-listed', `${id} is listed already: choose another id.`);
    this.requireName(name);
  }

  requireNewName(name: Entry['name']): void {
    const { name: old } = this.requireListed();
    this.requireName(name);
    if (LANGUAGES.every((language) => name[language] === old[language]))
      throw this.refused('same-value', `${this.id} is called so already.`);
  }

  requireFreeCode(code: string): void {
    if (!DISTRICT_CODE.test(code))
      throw this.refused('bad-id', `"${code}" is no district code: use two capital letters.`);
    const holder = this.catalogue.districts.find((district) => district.code === code);
    if (!holder) return;
    const sentence = `${code} begins the case numbers of ${holder.id}: choose another code.`;
    throw this.refused('code-taken', sentence);
  }

  requireNewPlace(parent: string | undefined): void {
    this.requireListed();
    if (parent === undefined) return;
    this.requireDepartment(parent);
    if (this.isAbove(parent))
      throw this.refused(
        'below-itself',
        `${parent} is below ${this.id} itself: move ${parent} elsewhere first.`,
      );
  }

  /** Only into what is in use: so merges never lead in a circle. */
  requireMergeable(into: string): void {
    this.requireInUse();
    if (into === this.id)
      throw this.refused('into-itself', `${into} cannot be merged into itself: name another.`);
    this.requireUsable(this.list, into);
  }

  requireDepartment(id: string | undefined): void {
    if (id !== undefined) this.requireUsable('departments', id);
  }

  requireInUse(): void {
    this.requireUsable(this.list, this.id);
  }

  requireOutOfUse(): void {
    if (isInUse(this.requireListed()))
      throw this.refused('in-use-already', `${this.id} is in use already: nothing needs doing.`);
  }

  requireListed(): Entry {
    const entry = this.find(this.list, this.id);
    if (!entry) throw this.refused('not-listed', `There is no "${this.id}" among the ${this.list}.`);
    return entry;
  }

  private requireUsable(list: CatalogueList, id: string): void {
    const entry = this.find(list, id);
    if (!entry) throw this.refused('not-listed', `There is no "${id}" among the ${list}: list it first.`);
    if (isInUse(entry)) return;
    const now = successorOf<Entry>(this.catalogue[list], id)!;
    const isMerged = `${id} was merged into ${now.id}: name that instead.`;
    const isRetired = `${id} is retired: name another, or restore it first.`;
    throw this.refused('not-in-use', now === entry ? isRetired : isMerged);
  }

  private requireName(name: Entry['name']): void {
    for (const language of LANGUAGES)
      if (!name[language]?.trim())
        throw this.refused('name-missing', `${this.id} needs a name in ${language}.`);
  }

  /** By the tree alone: a department may go below one that it took over. */
  private isAbove(department: string): boolean {
    const departments = this.catalogue.departments.map(({ mergedInto: _, ...each }) => each);
    return branchOf({ ...this.catalogue, departments }, this.id).includes(department);
  }

  private find(list: CatalogueList, id: string): Entry | undefined {
    return (this.catalogue[list] as readonly Entry[]).find((entry) => entry.id === id);
  }

  private refused(code: CatalogueRefusalCode, sentence: string): CatalogueRefused {
    return new CatalogueRefused(code, this.list, this.id, sentence);
  }
}

type Requirements = {
  readonly [Type in CatalogueEventType]: (subject: Subject, data: CatalogueEventOf<Type>['data']) => void;
};

const renamed = (subject: Subject, { name }: Pick<Entry, 'name'>) => subject.requireNewName(name);
const merged = (subject: Subject, { into }: { readonly into: string }) => subject.requireMergeable(into);
const retired = (subject: Subject) => subject.requireInUse();
const restored = (subject: Subject) => subject.requireOutOfUse();

const REQUIREMENTS: Requirements = {
  DepartmentListed: (subject, department) => {
    subject.requireDepartment(department.parent);
    subject.requireNew(department);
  },
  DepartmentRenamed: renamed,
  DepartmentMoved: (subject, { parent }) => subject.requireNewPlace(parent),
  DepartmentMerged: merged,
  DepartmentRetired: retired,
  DepartmentRestored: restored,
  CategoryListed: (subject, category) => {
    subject.requireDepartment(category.department);
    subject.requireNew(category);
  },
  CategoryRenamed: renamed,
  CategoryRouted: (subject, { department }) => {
    subject.requireListed();
    subject.requireDepartment(department);
  },
  CategoryVisibilityChanged: (subject) => void subject.requireListed(),
  CategoryMerged: merged,
  CategoryRetired: retired,
  CategoryRestored: restored,
  DistrictListed: (subject, district) => {
    subject.requireFreeCode(district.code);
    subject.requireNew(district);
  },
  DistrictRenamed: renamed,
  DistrictMerged: merged,
  DistrictRetired: retired,
  DistrictRestored: restored,
};
