import { Migration20261123051330 } from './Migration20261123051330.ts';
import { Migration20261123060521 } from './Migration20261123060521.ts';
import { Migration20261127025237 } from './Migration20261127025237.ts';
import { Migration20261127025247 } from './Migration20261127025247.ts';
import { Migration20261127025301 } from './Migration20261127025301.ts';
import { Migration20261127030123 } from './Migration20261127030123.ts';
import { Migration20261127030220 } from './Migration20261127030220.ts';
import { Migration20261127030920 } from './Migration20261127030920.ts';
import { Migration20261127031040 } from './Migration20261127031040.ts';
import { Migration20261127031617 } from './Migration20261127031617.ts';
import { Migration20261127031759 } from './Migration20261127031759.ts';
import { Migration20261127032418 } from './Migration20261127032418.ts';
import { Migration20261127033201 } from './Migration20261127033201.ts';
import { Migration20261127033203 } from './Migration20261127033203.ts';
import { Migration20261127034707 } from './Migration20261127034707.ts';
import { Migration20261127035104 } from './Migration20261127035104.ts';
import { Migration20261127035631 } from './Migration20261127035631.ts';
import { Migration20261127040700 } from './Migration20261127040700.ts';
import { Migration20261127041403 } from './Migration20261127041403.ts';
import { Migration20261127102219 } from './Migration20261127102219.ts';
import { Migration20261127102258 } from './Migration20261127102258.ts';
import { Migration20261127102500 } from './Migration20261127102500.ts';
import { Migration20261127102659 } from './Migration20261127102659.ts';
import { Migration20261127103500 } from './Migration20261127103500.ts';
import { Migration20261127104800 } from './Migration20261127104800.ts';
import { Migration20261127104933 } from './Migration20261127104933.ts';
import { Migration20261127105034 } from './Migration20261127105034.ts';
import { Migration20261127105510 } from './Migration20261127105510.ts';
import { Migration20261127110737 } from './Migration20261127110737.ts';
import { Migration20261127111039 } from './Migration20261127111039.ts';
import { Migration20261127113606 } from './Migration20261127113606.ts';
import { Migration20261127113800 } from './Migration20261127113800.ts';
import { Migration20261127113818 } from './Migration20261127113818.ts';
import { Migration20261127120100 } from './Migration20261127120100.ts';
import { Migration20261127130000 } from './Migration20261127130000.ts';
import { Migration20261127172419 } from './Migration20261127172419.ts';
import { Migration20261127173117 } from './Migration20261127173117.ts';
import { Migration20261127211132 } from './Migration20261127211132.ts';
import { Migration20261127214500 } from './Migration20261127214500.ts';
import { Migration20261127215900 } from './Migration20261127215900.ts';
import { Migration20261127235500 } from './Migration20261127235500.ts';

/** Every migration, oldest first. */
export const migrations = [
  Migration20261123051330,
  Migration20261123060521,
  Migration20261127025237,
  Migration20261127025247,
  Migration20261127025301,
  Migration20261127030123,
  Migration20261127030220,
  Migration20261127030920,
  Migration20261127031040,
  Migration20261127031617,
  Migration20261127031759,
  Migration20261127032418,
  Migration20261127033201,
  Migration20261127033203,
  Migration20261127034707,
  Migration20261127035104,
  Migration20261127035631,
  Migration20261127040700,
  Migration20261127041403,
  Migration20261127102219,
  Migration20261127102258,
  Migration20261127102500,
  Migration20261127102659,
  Migration20261127103500,
  Migration20261127104800,
  Migration20261127104933,
  Migration20261127105034,
  Migration20261127105510,
  Migration20261127110737,
  Migration20261127111039,
  Migration20261127113606,
  Migration20261127113800,
  Migration20261127113818,
  Migration20261127120100,
  Migration20261127130000,
  Migration20261127172419,
  Migration20261127173117,
  Migration20261127211132,
  Migration20261127214500,
  Migration20261127215900,
  Migration20261127235500,
] as const;
