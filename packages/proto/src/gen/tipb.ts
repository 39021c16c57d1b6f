// Generated from proto/tipb.proto by tools/gen-proto. Do not edit: change the .proto file and run npm run gen.
import { EMPTY_LIST, encodeWith, Reader, type Writer } from '../runtime/index.ts';

export const ExprType = {
  Null: 0,
  Int64: 1,
  Uint64: 2,
  Float32: 3,
  Float64: 4,
  String: 5,
  Bytes: 6,
  MysqlBit: 101,
  MysqlDecimal: 102,
  MysqlDuration: 103,
  MysqlEnum: 104,
  MysqlHex: 105,
  MysqlSet: 106,
  MysqlTime: 107,
  MysqlJson: 108,
  TiDBVectorFloat32: 121,
  ValueList: 151,
  ColumnRef: 201,
  Count: 3001,
  Sum: 3002,
  Avg: 3003,
  Min: 3004,
  Max: 3005,
  First: 3006,
  GroupConcat: 3007,
  Agg_BitAnd: 3008,
  Agg_BitOr: 3009,
  Agg_BitXor: 3010,
  Std: 3011,
  Stddev: 3012,
  StddevPop: 3013,
  StddevSamp: 3014,
  VarPop: 3015,
  VarSamp: 3016,
  Variance: 3017,
  JsonArrayAgg: 3018,
  JsonObjectAgg: 3019,
  ApproxCountDistinct: 3020,
  SumInt: 3021,
  MinCount: 3022,
  MaxCount: 3023,
  RowNumber: 4001,
  Rank: 4002,
  DenseRank: 4003,
  CumeDist: 4004,
  PercentRank: 4005,
  Ntile: 4006,
  Lead: 4007,
  Lag: 4008,
  FirstValue: 4009,
  LastValue: 4010,
  NthValue: 4011,
  ScalarFunc: 10000,
} as const;
/** Unknown values are kept. */
export type ExprType = number;

export const ScalarFuncSig = {
  Unspecified: 0,
  CastIntAsInt: 1,
  CastIntAsReal: 2,
  CastIntAsString: 3,
  CastIntAsDecimal: 4,
  CastIntAsTime: 5,
  CastIntAsDuration: 6,
  CastIntAsJson: 7,
  CastRealAsInt: 10,
  CastRealAsReal: 11,
  CastRealAsString: 12,
  CastRealAsDecimal: 13,
  CastRealAsTime: 14,
  CastRealAsDuration: 15,
  CastRealAsJson: 16,
  CastDecimalAsInt: 20,
  CastDecimalAsReal: 21,
  CastDecimalAsString: 22,
  CastDecimalAsDecimal: 23,
  CastDecimalAsTime: 24,
  CastDecimalAsDuration: 25,
  CastDecimalAsJson: 26,
  CastStringAsInt: 30,
  CastStringAsReal: 31,
  CastStringAsString: 32,
  CastStringAsDecimal: 33,
  CastStringAsTime: 34,
  CastStringAsDuration: 35,
  CastStringAsJson: 36,
  CastTimeAsInt: 40,
  CastTimeAsReal: 41,
  CastTimeAsString: 42,
  CastTimeAsDecimal: 43,
  CastTimeAsTime: 44,
  CastTimeAsDuration: 45,
  CastTimeAsJson: 46,
  CastDurationAsInt: 50,
  CastDurationAsReal: 51,
  CastDurationAsString: 52,
  CastDurationAsDecimal: 53,
  CastDurationAsTime: 54,
  CastDurationAsDuration: 55,
  CastDurationAsJson: 56,
  CastJsonAsInt: 60,
  CastJsonAsReal: 61,
  CastJsonAsString: 62,
  CastJsonAsDecimal: 63,
  CastJsonAsTime: 64,
  CastJsonAsDuration: 65,
  CastJsonAsJson: 66,
  CoalesceInt: 4201,
  CoalesceReal: 4202,
  CoalesceDecimal: 4203,
  CoalesceString: 4204,
  CoalesceTime: 4205,
  CoalesceDuration: 4206,
  CoalesceJson: 4207,
  LTInt: 100,
  LTReal: 101,
  LTDecimal: 102,
  LTString: 103,
  LTTime: 104,
  LTDuration: 105,
  LTJson: 106,
  LEInt: 110,
  LEReal: 111,
  LEDecimal: 112,
  LEString: 113,
  LETime: 114,
  LEDuration: 115,
  LEJson: 116,
  GTInt: 120,
  GTReal: 121,
  GTDecimal: 122,
  GTString: 123,
  GTTime: 124,
  GTDuration: 125,
  GTJson: 126,
  GreatestInt: 4215,
  GreatestReal: 4216,
  GreatestDecimal: 4217,
  GreatestString: 4218,
  GreatestTime: 4219,
  LeastInt: 4220,
  LeastReal: 4221,
  LeastDecimal: 4222,
  LeastString: 4223,
  LeastTime: 4224,
  IntervalInt: 4225,
  IntervalReal: 4226,
  GEInt: 130,
  GEReal: 131,
  GEDecimal: 132,
  GEString: 133,
  GETime: 134,
  GEDuration: 135,
  GEJson: 136,
  EQInt: 140,
  EQReal: 141,
  EQDecimal: 142,
  EQString: 143,
  EQTime: 144,
  EQDuration: 145,
  EQJson: 146,
  NEInt: 150,
  NEReal: 151,
  NEDecimal: 152,
  NEString: 153,
  NETime: 154,
  NEDuration: 155,
  NEJson: 156,
  NullEQInt: 160,
  NullEQReal: 161,
  NullEQDecimal: 162,
  NullEQString: 163,
  NullEQTime: 164,
  NullEQDuration: 165,
  NullEQJson: 166,
  PlusReal: 200,
  PlusDecimal: 201,
  PlusInt: 203,
  MinusReal: 204,
  MinusDecimal: 205,
  MinusInt: 207,
  MultiplyReal: 208,
  MultiplyDecimal: 209,
  MultiplyInt: 210,
  DivideReal: 211,
  DivideDecimal: 212,
  IntDivideInt: 213,
  IntDivideDecimal: 214,
  ModReal: 215,
  ModDecimal: 216,
  ModInt: 217,
  MultiplyIntUnsigned: 218,
  PlusIntUnsignedUnsigned: 219,
  PlusIntUnsignedSigned: 220,
  PlusIntSignedUnsigned: 221,
  PlusIntSignedSigned: 222,
  ModIntUnsignedUnsigned: 223,
  ModIntUnsignedSigned: 224,
  ModIntSignedUnsigned: 225,
  ModIntSignedSigned: 226,
  MinusIntUnsignedUnsigned: 227,
  MinusIntUnsignedSigned: 228,
  MinusIntSignedUnsigned: 229,
  MinusIntSignedSigned: 230,
  MinusIntForcedUnsignedUnsigned: 231,
  MinusIntForcedUnsignedSigned: 232,
  MinusIntForcedSignedUnsigned: 233,
  IntDivideIntUnsignedUnsigned: 234,
  IntDivideIntUnsignedSigned: 235,
  IntDivideIntSignedSigned: 236,
  IntDivideIntSignedUnsigned: 237,
  AbsInt: 2101,
  AbsUInt: 2102,
  AbsReal: 2103,
  AbsDecimal: 2104,
  CeilIntToDec: 2105,
  CeilIntToInt: 2106,
  CeilDecToInt: 2107,
  CeilDecToDec: 2108,
  CeilReal: 2109,
  FloorIntToDec: 2110,
  FloorIntToInt: 2111,
  FloorDecToInt: 2112,
  FloorDecToDec: 2113,
  FloorReal: 2114,
  RoundReal: 2121,
  RoundInt: 2122,
  RoundDec: 2123,
  RoundWithFracReal: 2124,
  RoundWithFracInt: 2125,
  RoundWithFracDec: 2126,
  Log1Arg: 2131,
  Log2Args: 2132,
  Log2: 2133,
  Log10: 2134,
  Rand: 2135,
  RandWithSeedFirstGen: 2136,
  Pow: 2137,
  Conv: 2138,
  CRC32: 2139,
  Sign: 2140,
  Sqrt: 2141,
  Acos: 2142,
  Asin: 2143,
  Atan1Arg: 2144,
  Atan2Args: 2145,
  Cos: 2146,
  Cot: 2147,
  Degrees: 2148,
  Exp: 2149,
  PI: 2150,
  Radians: 2151,
  Sin: 2152,
  Tan: 2153,
  TruncateInt: 2154,
  TruncateReal: 2155,
  TruncateDecimal: 2156,
  TruncateUint: 2157,
  LogicalAnd: 3101,
  LogicalOr: 3102,
  LogicalXor: 3103,
  UnaryNotInt: 3104,
  UnaryNotDecimal: 3105,
  UnaryNotReal: 3106,
  UnaryNotJSON: 3107,
  UnaryMinusInt: 3108,
  UnaryMinusReal: 3109,
  UnaryMinusDecimal: 3110,
  DecimalIsNull: 3111,
  DurationIsNull: 3112,
  RealIsNull: 3113,
  StringIsNull: 3114,
  TimeIsNull: 3115,
  IntIsNull: 3116,
  JsonIsNull: 3117,
  BitAndSig: 3118,
  BitOrSig: 3119,
  BitXorSig: 3120,
  BitNegSig: 3121,
  IntIsTrue: 3122,
  RealIsTrue: 3123,
  DecimalIsTrue: 3124,
  IntIsFalse: 3125,
  RealIsFalse: 3126,
  DecimalIsFalse: 3127,
  LeftShift: 3129,
  RightShift: 3130,
  IntIsTrueWithNull: 3142,
  RealIsTrueWithNull: 3143,
  DecimalIsTrueWithNull: 3144,
  IntIsFalseWithNull: 3145,
  RealIsFalseWithNull: 3146,
  DecimalIsFalseWithNull: 3147,
  BitCount: 3128,
  GetParamString: 3131,
  GetVar: 3132,
  RowSig: 3133,
  SetVar: 3134,
  ValuesDecimal: 3135,
  ValuesDuration: 3136,
  ValuesInt: 3137,
  ValuesJSON: 3138,
  ValuesReal: 3139,
  ValuesString: 3140,
  ValuesTime: 3141,
  InInt: 4001,
  InReal: 4002,
  InDecimal: 4003,
  InString: 4004,
  InTime: 4005,
  InDuration: 4006,
  InJson: 4007,
  IfNullInt: 4101,
  IfNullReal: 4102,
  IfNullDecimal: 4103,
  IfNullString: 4104,
  IfNullTime: 4105,
  IfNullDuration: 4106,
  IfInt: 4107,
  IfReal: 4108,
  IfDecimal: 4109,
  IfString: 4110,
  IfTime: 4111,
  IfDuration: 4112,
  IfNullJson: 4113,
  IfJson: 4114,
  CaseWhenInt: 4208,
  CaseWhenReal: 4209,
  CaseWhenDecimal: 4210,
  CaseWhenString: 4211,
  CaseWhenTime: 4212,
  CaseWhenDuration: 4213,
  CaseWhenJson: 4214,
  AesDecrypt: 4501,
  AesEncrypt: 4502,
  Compress: 4503,
  MD5: 4504,
  Password: 4505,
  RandomBytes: 4506,
  SHA1: 4507,
  SHA2: 4508,
  Uncompress: 4509,
  UncompressedLength: 4510,
  AesDecryptIV: 4511,
  AesEncryptIV: 4512,
  Encode: 4513,
  Decode: 4514,
  SM3: 4515,
  Database: 4521,
  FoundRows: 4522,
  CurrentUser: 4523,
  User: 4524,
  ConnectionID: 4525,
  LastInsertID: 4526,
  LastInsertIDWithID: 4527,
  Version: 4528,
  TiDBVersion: 4529,
  RowCount: 4530,
  Sleep: 4551,
  Lock: 4552,
  ReleaseLock: 4553,
  DecimalAnyValue: 4554,
  DurationAnyValue: 4555,
  IntAnyValue: 4556,
  JSONAnyValue: 4557,
  RealAnyValue: 4558,
  StringAnyValue: 4559,
  TimeAnyValue: 4560,
  InetAton: 4561,
  InetNtoa: 4562,
  Inet6Aton: 4563,
  Inet6Ntoa: 4564,
  IsIPv4: 4565,
  IsIPv4Compat: 4566,
  IsIPv4Mapped: 4567,
  IsIPv6: 4568,
  UUID: 4569,
  VitessHash: 4570,
  IsUUID: 4571,
  TiDBShard: 4572,
  GroupingSig: 4573,
  UUIDv4: 4574,
  UUIDv7: 4575,
  UUIDVersion: 4576,
  UUIDTimestamp: 4577,
  IlikeSig: 4309,
  LikeSig: 4310,
  RegexpSig: 4311,
  RegexpUTF8Sig: 4312,
  RegexpLikeSig: 4313,
  RegexpLikeUTF8Sig: 4314,
  RegexpInStrSig: 4315,
  RegexpInStrUTF8Sig: 4316,
  RegexpReplaceSig: 4317,
  RegexpReplaceUTF8Sig: 4318,
  RegexpSubstrSig: 4319,
  RegexpSubstrUTF8Sig: 4320,
  JsonExtractSig: 5001,
  JsonUnquoteSig: 5002,
  JsonTypeSig: 5003,
  JsonSetSig: 5004,
  JsonInsertSig: 5005,
  JsonReplaceSig: 5006,
  JsonRemoveSig: 5007,
  JsonMergeSig: 5008,
  JsonObjectSig: 5009,
  JsonArraySig: 5010,
  JsonValidJsonSig: 5011,
  JsonContainsSig: 5012,
  JsonArrayAppendSig: 5013,
  JsonArrayInsertSig: 5014,
  JsonMergePatchSig: 5015,
  JsonMergePreserveSig: 5016,
  JsonContainsPathSig: 5017,
  JsonPrettySig: 5018,
  JsonQuoteSig: 5019,
  JsonSearchSig: 5020,
  JsonStorageSizeSig: 5021,
  JsonDepthSig: 5022,
  JsonKeysSig: 5023,
  JsonLengthSig: 5024,
  JsonKeys2ArgsSig: 5025,
  JsonValidStringSig: 5026,
  JsonValidOthersSig: 5027,
  JsonStorageFreeSig: 5028,
  JsonMemberOfSig: 5029,
  VecAsTextSig: 5110,
  VecFromTextSig: 5111,
  VecDimsSig: 5112,
  VecL1DistanceSig: 5113,
  VecL2DistanceSig: 5114,
  VecNegativeInnerProductSig: 5115,
  VecCosineDistanceSig: 5116,
  VecL2NormSig: 5117,
  CastStringAsVectorFloat32: 5180,
  CastVectorFloat32AsInt: 5181,
  CastVectorFloat32AsReal: 5182,
  CastVectorFloat32AsString: 5183,
  CastVectorFloat32AsDecimal: 5184,
  CastVectorFloat32AsTime: 5185,
  CastVectorFloat32AsDuration: 5186,
  CastVectorFloat32AsJson: 5187,
  CastVectorFloat32AsVectorFloat32: 5188,
  PlusVectorFloat32: 5141,
  MinusVectorFloat32: 5142,
  MultiplyVectorFloat32: 5143,
  VectorFloat32AnyValue: 5144,
  CoalesceVectorFloat32: 5145,
  LTVectorFloat32: 5146,
  LEVectorFloat32: 5147,
  GTVectorFloat32: 5148,
  GreatestVectorFloat32: 5149,
  LeastVectorFloat32: 5150,
  GEVectorFloat32: 5151,
  EQVectorFloat32: 5152,
  NEVectorFloat32: 5153,
  NullEQVectorFloat32: 5154,
  VectorFloat32IsNull: 5155,
  VectorFloat32IsTrue: 5156,
  VectorFloat32IsFalse: 5157,
  VectorFloat32IsTrueWithNull: 5158,
  VectorFloat32IsFalseWithNull: 5159,
  IfNullVectorFloat32: 5160,
  IfVectorFloat32: 5161,
  CaseWhenVectorFloat32: 5162,
  FTSMatchWord: 5201,
  FTSMatchExpression: 5202,
  FTSMatchPrefix: 5203,
  FTSMatchRegexp: 5204,
  FTSMatchPhrase: 5205,
  DateFormatSig: 6001,
  DateLiteral: 6002,
  DateDiff: 6003,
  NullTimeDiff: 6004,
  TimeStringTimeDiff: 6005,
  DurationStringTimeDiff: 6006,
  DurationDurationTimeDiff: 6007,
  StringTimeTimeDiff: 6008,
  StringDurationTimeDiff: 6009,
  StringStringTimeDiff: 6010,
  TimeTimeTimeDiff: 6011,
  Date: 6012,
  Hour: 6013,
  Minute: 6014,
  Second: 6015,
  MicroSecond: 6016,
  Month: 6017,
  MonthName: 6018,
  NowWithArg: 6019,
  NowWithoutArg: 6020,
  DayName: 6021,
  DayOfMonth: 6022,
  DayOfWeek: 6023,
  DayOfYear: 6024,
  WeekWithMode: 6025,
  WeekWithoutMode: 6026,
  WeekDay: 6027,
  WeekOfYear: 6028,
  Year: 6029,
  YearWeekWithMode: 6030,
  YearWeekWithoutMode: 6031,
  GetFormat: 6032,
  SysDateWithFsp: 6033,
  SysDateWithoutFsp: 6034,
  CurrentDate: 6035,
  CurrentTime0Arg: 6036,
  CurrentTime1Arg: 6037,
  Time: 6038,
  TimeLiteral: 6039,
  UTCDate: 6040,
  UTCTimestampWithArg: 6041,
  UTCTimestampWithoutArg: 6042,
  AddDatetimeAndDuration: 6043,
  AddDatetimeAndString: 6044,
  AddTimeDateTimeNull: 6045,
  AddStringAndDuration: 6046,
  AddStringAndString: 6047,
  AddTimeStringNull: 6048,
  AddDurationAndDuration: 6049,
  AddDurationAndString: 6050,
  AddTimeDurationNull: 6051,
  AddDateAndDuration: 6052,
  AddDateAndString: 6053,
  SubDatetimeAndDuration: 6054,
  SubDatetimeAndString: 6055,
  SubTimeDateTimeNull: 6056,
  SubStringAndDuration: 6057,
  SubStringAndString: 6058,
  SubTimeStringNull: 6059,
  SubDurationAndDuration: 6060,
  SubDurationAndString: 6061,
  SubTimeDurationNull: 6062,
  SubDateAndDuration: 6063,
  SubDateAndString: 6064,
  UnixTimestampCurrent: 6065,
  UnixTimestampInt: 6066,
  UnixTimestampDec: 6067,
  ConvertTz: 6068,
  MakeDate: 6069,
  MakeTime: 6070,
  PeriodAdd: 6071,
  PeriodDiff: 6072,
  Quarter: 6073,
  SecToTime: 6074,
  TimeToSec: 6075,
  TimestampAdd: 6076,
  ToDays: 6077,
  ToSeconds: 6078,
  UTCTimeWithArg: 6079,
  UTCTimeWithoutArg: 6080,
  Timestamp1Arg: 6081,
  Timestamp2Args: 6082,
  TimestampLiteral: 6083,
  LastDay: 6084,
  StrToDateDate: 6085,
  StrToDateDatetime: 6086,
  StrToDateDuration: 6087,
  FromUnixTime1Arg: 6088,
  FromUnixTime2Arg: 6089,
  ExtractDatetime: 6090,
  ExtractDuration: 6091,
  AddDateStringString: 6092,
  AddDateStringInt: 6093,
  AddDateStringDecimal: 6094,
  AddDateIntString: 6095,
  AddDateIntInt: 6096,
  AddDateDatetimeString: 6097,
  AddDateDatetimeInt: 6098,
  SubDateStringString: 6099,
  SubDateStringInt: 6100,
  SubDateStringDecimal: 6101,
  SubDateIntString: 6102,
  SubDateIntInt: 6103,
  SubDateDatetimeString: 6104,
  SubDateDatetimeInt: 6105,
  FromDays: 6106,
  TimeFormat: 6107,
  TimestampDiff: 6108,
  SubDateStringReal: 6109,
  SubDateIntReal: 6110,
  SubDateIntDecimal: 6111,
  SubDateDatetimeReal: 6112,
  SubDateDatetimeDecimal: 6113,
  SubDateDurationString: 6114,
  SubDateDurationInt: 6115,
  SubDateDurationReal: 6116,
  SubDateDurationDecimal: 6117,
  AddDateStringReal: 6118,
  AddDateIntReal: 6119,
  AddDateIntDecimal: 6120,
  AddDateDatetimeReal: 6121,
  AddDateDatetimeDecimal: 6122,
  AddDateDurationString: 6123,
  AddDateDurationInt: 6124,
  AddDateDurationReal: 6125,
  AddDateDurationDecimal: 6126,
  ExtractDatetimeFromString: 6127,
  AddDateRealString: 6128,
  AddDateRealInt: 6129,
  AddDateRealReal: 6130,
  AddDateRealDecimal: 6131,
  AddDateDecimalString: 6132,
  AddDateDecimalInt: 6133,
  AddDateDecimalReal: 6134,
  AddDateDecimalDecimal: 6135,
  SubDateRealString: 6136,
  SubDateRealInt: 6137,
  SubDateRealReal: 6138,
  SubDateRealDecimal: 6139,
  SubDateDecimalString: 6140,
  SubDateDecimalInt: 6141,
  SubDateDecimalReal: 6142,
  SubDateDecimalDecimal: 6143,
  AddDateDurationStringDatetime: 6144,
  AddDateDurationIntDatetime: 6145,
  AddDateDurationRealDatetime: 6146,
  AddDateDurationDecimalDatetime: 6147,
  SubDateDurationStringDatetime: 6148,
  SubDateDurationIntDatetime: 6149,
  SubDateDurationRealDatetime: 6150,
  SubDateDurationDecimalDatetime: 6151,
  BitLength: 7001,
  Bin: 7002,
  ASCII: 7003,
  Char: 7004,
  CharLengthUTF8: 7005,
  Concat: 7006,
  ConcatWS: 7007,
  Convert: 7008,
  Elt: 7009,
  ExportSet3Arg: 7010,
  ExportSet4Arg: 7011,
  ExportSet5Arg: 7012,
  FieldInt: 7013,
  FieldReal: 7014,
  FieldString: 7015,
  FindInSet: 7016,
  Format: 7017,
  FormatWithLocale: 7018,
  FromBase64: 7019,
  HexIntArg: 7020,
  HexStrArg: 7021,
  InsertUTF8: 7022,
  Insert: 7023,
  InstrUTF8: 7024,
  Instr: 7025,
  LTrim: 7026,
  LeftUTF8: 7027,
  Left: 7028,
  Length: 7029,
  Locate2ArgsUTF8: 7030,
  Locate3ArgsUTF8: 7031,
  Locate2Args: 7032,
  Locate3Args: 7033,
  Lower: 7034,
  LpadUTF8: 7035,
  Lpad: 7036,
  MakeSet: 7037,
  OctInt: 7038,
  OctString: 7039,
  Ord: 7040,
  Quote: 7041,
  RTrim: 7042,
  Repeat: 7043,
  Replace: 7044,
  ReverseUTF8: 7045,
  Reverse: 7046,
  RightUTF8: 7047,
  Right: 7048,
  RpadUTF8: 7049,
  Rpad: 7050,
  Space: 7051,
  Strcmp: 7052,
  Substring2ArgsUTF8: 7053,
  Substring3ArgsUTF8: 7054,
  Substring2Args: 7055,
  Substring3Args: 7056,
  SubstringIndex: 7057,
  ToBase64: 7058,
  Trim1Arg: 7059,
  Trim2Args: 7060,
  Trim3Args: 7061,
  UnHex: 7062,
  UpperUTF8: 7063,
  Upper: 7064,
  CharLength: 7065,
  LowerUTF8: 7066,
  GreatestDuration: 7067,
  GreatestCmpStringAsTime: 7068,
  LeastDuration: 7069,
  LeastCmpStringAsTime: 7070,
  ToBinary: 7071,
  FromBinary: 7072,
  GreatestCmpStringAsDate: 7073,
  LeastCmpStringAsDate: 7074,
  GreatestDate: 7075,
  LeastDate: 7076,
} as const;
/** Unknown values are kept. */
export type ScalarFuncSig = number;

export const AggFunctionMode = {
  CompleteMode: 0,
  FinalMode: 1,
  Partial1Mode: 2,
  Partial2Mode: 3,
  DedupMode: 4,
} as const;
/** Unknown values are kept. */
export type AggFunctionMode = number;

export const ExecType = {
  TypeTableScan: 0,
  TypeIndexScan: 1,
  TypeSelection: 2,
  TypeAggregation: 3,
  TypeTopN: 4,
  TypeLimit: 5,
  TypeStreamAgg: 6,
  TypeJoin: 7,
  TypeKill: 8,
  TypeExchangeSender: 9,
  TypeExchangeReceiver: 10,
  TypeProjection: 11,
  TypePartitionTableScan: 12,
  TypeSort: 13,
  TypeWindow: 14,
  TypeExpand: 15,
  TypeExpand2: 16,
  TypeBroadcastQuery: 17,
  TypeCTESink: 18,
  TypeCTESource: 19,
  TypeIndexLookUp: 20,
  TypeExplainForConnection: 21,
} as const;
/** Unknown values are kept. */
export type ExecType = number;

export const ExchangeType = {
  PassThrough: 0,
  Broadcast: 1,
  Hash: 2,
} as const;
/** Unknown values are kept. */
export type ExchangeType = number;

export const CompressionMode = {
  NONE: 0,
  FAST: 1,
  HIGH_COMPRESSION: 2,
} as const;
/** Unknown values are kept. */
export type CompressionMode = number;

export const EngineType = {
  Local: 0,
  TiKV: 1,
  TiFlash: 2,
} as const;
/** Unknown values are kept. */
export type EngineType = number;

export const VectorIndexKind = {
  INVALID_INDEX_KIND: 0,
  HNSW: 1,
} as const;
/** Unknown values are kept. */
export type VectorIndexKind = number;

export const VectorDistanceMetric = {
  INVALID_DISTANCE_METRIC: 0,
  L1: 1,
  L2: 2,
  COSINE: 3,
  INNER_PRODUCT: 4,
} as const;
/** Unknown values are kept. */
export type VectorDistanceMetric = number;

export const ANNQueryType = {
  InvalidQueryType: 0,
  OrderBy: 1,
} as const;
/** Unknown values are kept. */
export type ANNQueryType = number;

export const FTSQueryType = {
  FTSQueryTypeInvalid: 0,
  FTSQueryTypeNoScore: 1,
  FTSQueryTypeWithScore: 2,
} as const;
/** Unknown values are kept. */
export type FTSQueryType = number;

export const FTSBooleanOccur = {
  FTSBooleanOccurInvalid: 0,
  FTSBooleanOccurShould: 1,
  FTSBooleanOccurMust: 2,
  FTSBooleanOccurMustNot: 3,
} as const;
/** Unknown values are kept. */
export type FTSBooleanOccur = number;

export const FTSBooleanModifier = {
  FTSBooleanModifierNone: 0,
  FTSBooleanModifierBoost: 1,
  FTSBooleanModifierDeBoost: 2,
  FTSBooleanModifierNegate: 3,
} as const;
/** Unknown values are kept. */
export type FTSBooleanModifier = number;

export const FTSBooleanTermType = {
  FTSBooleanTermInvalid: 0,
  FTSBooleanTermWord: 1,
  FTSBooleanTermPhrase: 2,
  FTSBooleanTermPrefix: 3,
} as const;
/** Unknown values are kept. */
export type FTSBooleanTermType = number;

export const ColumnarIndexType = {
  TypeInvalid: 0,
  TypeVector: 1,
  TypeInverted: 2,
  TypeFulltext: 3,
} as const;
/** Unknown values are kept. */
export type ColumnarIndexType = number;

export const JoinType = {
  TypeInnerJoin: 0,
  TypeLeftOuterJoin: 1,
  TypeRightOuterJoin: 2,
  TypeSemiJoin: 3,
  TypeAntiSemiJoin: 4,
  TypeLeftOuterSemiJoin: 5,
  TypeAntiLeftOuterSemiJoin: 6,
  TypeFullOuterJoin: 7,
} as const;
/** Unknown values are kept. */
export type JoinType = number;

export const JoinExecType = {
  TypeHashJoin: 0,
} as const;
/** Unknown values are kept. */
export type JoinExecType = number;

export const RuntimeFilterType = {
  IN: 0,
  MIN_MAX: 1,
  BLOOM_FILTER: 2,
} as const;
/** Unknown values are kept. */
export type RuntimeFilterType = number;

export const RuntimeFilterMode = {
  LOCAL: 0,
  GLOBAL: 1,
} as const;
/** Unknown values are kept. */
export type RuntimeFilterMode = number;

export const TiFlashPreAggMode = {
  ForcePreAgg: 0,
  Auto: 1,
  ForceStreaming: 2,
} as const;
/** Unknown values are kept. */
export type TiFlashPreAggMode = number;

export const WindowBoundType = {
  Following: 0,
  Preceding: 1,
  CurrentRow: 2,
} as const;
/** Unknown values are kept. */
export type WindowBoundType = number;

export const RangeCmpDataType = {
  Int: 0,
  Float: 1,
  Decimal: 2,
  DateTime: 3,
  Duration: 4,
} as const;
/** Unknown values are kept. */
export type RangeCmpDataType = number;

export const WindowFrameType = {
  Rows: 0,
  Ranges: 1,
  Groups: 2,
} as const;
/** Unknown values are kept. */
export type WindowFrameType = number;

export const EncodeType = {
  TypeDefault: 0,
  TypeChunk: 1,
  TypeCHBlock: 2,
} as const;
/** Unknown values are kept. */
export type EncodeType = number;

export const Endian = {
  LittleEndian: 0,
  BigEndian: 1,
} as const;
/** Unknown values are kept. */
export type Endian = number;

export const ResourceGroupTagLabel = {
  ResourceGroupTagLabelUnknown: 0,
  ResourceGroupTagLabelRow: 1,
  ResourceGroupTagLabelIndex: 2,
} as const;
/** Unknown values are kept. */
export type ResourceGroupTagLabel = number;

export const GroupingMode = {
  ModeBitAnd: 1,
  ModeNumericCmp: 2,
  ModeNumericSet: 3,
} as const;
/** Unknown values are kept. */
export type GroupingMode = number;

export const ChecksumScanOn = {
  Table: 0,
  Index: 1,
} as const;
/** Unknown values are kept. */
export type ChecksumScanOn = number;

export const ChecksumAlgorithm = {
  Crc64_Xor: 0,
} as const;
/** Unknown values are kept. */
export type ChecksumAlgorithm = number;

export const AnalyzeType = {
  TypeIndex: 0,
  TypeColumn: 1,
  TypeCommonHandle: 2,
  TypeSampleIndex: 3,
  TypeMixed: 4,
  TypeFullSampling: 5,
} as const;
/** Unknown values are kept. */
export type AnalyzeType = number;

export interface FieldTypeInit {
  readonly tp?: number | undefined;
  readonly flag?: number | undefined;
  readonly flen?: number | undefined;
  readonly decimal?: number | undefined;
  readonly collate?: number | undefined;
  readonly charset?: string | undefined;
  readonly elems?: readonly string[] | undefined;
  readonly array?: boolean | undefined;
}

export class FieldType {
  static readonly typeName = 'tipb.FieldType';
  declare tp: number | undefined;
  declare flag: number | undefined;
  declare flen: number | undefined;
  declare decimal: number | undefined;
  declare collate: number | undefined;
  declare charset: string | undefined;
  declare elems: readonly string[];
  declare array: boolean | undefined;

  constructor() {
    this.tp = undefined;
    this.flag = undefined;
    this.flen = undefined;
    this.decimal = undefined;
    this.collate = undefined;
    this.charset = undefined;
    this.elems = EMPTY_LIST;
    this.array = undefined;
  }

  static merge(m: FieldType, r: Reader): FieldType {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.tp = r.int32(); continue; }
        case 2: { if (tag !== 16) break; m.flag = r.uint32(); continue; }
        case 3: { if (tag !== 24) break; m.flen = r.int32(); continue; }
        case 4: { if (tag !== 32) break; m.decimal = r.int32(); continue; }
        case 5: { if (tag !== 40) break; m.collate = r.int32(); continue; }
        case 6: { if (tag !== 50) break; m.charset = r.string(); continue; }
        case 7: { if (tag !== 58) break; if (m.elems === EMPTY_LIST) m.elems = []; (m.elems as string[]).push(r.string()); continue; }
        case 8: { if (tag !== 64) break; m.array = r.bool(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: FieldTypeInit, w: Writer): void {
    { const v = m.tp; if (v !== undefined) { w.tag(8); w.signed(v); } }
    { const v = m.flag; if (v !== undefined) { w.tag(16); w.unsigned(v); } }
    { const v = m.flen; if (v !== undefined) { w.tag(24); w.signed(v); } }
    { const v = m.decimal; if (v !== undefined) { w.tag(32); w.signed(v); } }
    { const v = m.collate; if (v !== undefined) { w.tag(40); w.signed(v); } }
    { const v = m.charset; if (v !== undefined) { w.tag(50); w.string(v); } }
    { const v = m.elems; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(58); w.string(v[i] as string); } } }
    { const v = m.array; if (v !== undefined) { w.tag(64); w.bool(v); } }
  }

  static read(r: Reader): FieldType {
    return FieldType.merge(new FieldType(), r);
  }

  static decode(bytes: Uint8Array): FieldType {
    return FieldType.merge(new FieldType(), new Reader(bytes));
  }

  static encode(m: FieldTypeInit): Uint8Array {
    return encodeWith(FieldType.write, m);
  }
}

export interface ExprInit {
  readonly tp?: ExprType | undefined;
  readonly val?: Uint8Array | undefined;
  readonly children?: readonly ExprInit[] | undefined;
  readonly rpnArgsLen?: number | undefined;
  readonly sig?: ScalarFuncSig | undefined;
  readonly fieldType?: FieldTypeInit | undefined;
  readonly hasDistinct?: boolean | undefined;
  readonly orderBy?: readonly ByItemInit[] | undefined;
  readonly aggFuncMode?: AggFunctionMode | undefined;
}

export class Expr {
  static readonly typeName = 'tipb.Expr';
  declare tp: ExprType | undefined;
  declare val: Uint8Array | undefined;
  declare children: readonly Expr[];
  declare rpnArgsLen: number | undefined;
  declare sig: ScalarFuncSig | undefined;
  declare fieldType: FieldType | undefined;
  declare hasDistinct: boolean | undefined;
  declare orderBy: readonly ByItem[];
  declare aggFuncMode: AggFunctionMode | undefined;

  constructor() {
    this.tp = undefined;
    this.val = undefined;
    this.children = EMPTY_LIST;
    this.rpnArgsLen = undefined;
    this.sig = undefined;
    this.fieldType = undefined;
    this.hasDistinct = undefined;
    this.orderBy = EMPTY_LIST;
    this.aggFuncMode = undefined;
  }

  static merge(m: Expr, r: Reader): Expr {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.tp = r.int32(); continue; }
        case 2: { if (tag !== 18) break; m.val = r.bytes(); continue; }
        case 3: { if (tag !== 26) break; const outer = r.enter(); if (m.children === EMPTY_LIST) m.children = []; (m.children as Expr[]).push(Expr.merge(new Expr(), r)); r.leave(outer); continue; }
        case 6: { if (tag !== 48) break; m.rpnArgsLen = r.uint32(); continue; }
        case 4: { if (tag !== 32) break; m.sig = r.int32(); continue; }
        case 5: { if (tag !== 42) break; const outer = r.enter(); m.fieldType = FieldType.merge(m.fieldType ?? new FieldType(), r); r.leave(outer); continue; }
        case 7: { if (tag !== 56) break; m.hasDistinct = r.bool(); continue; }
        case 8: { if (tag !== 66) break; const outer = r.enter(); if (m.orderBy === EMPTY_LIST) m.orderBy = []; (m.orderBy as ByItem[]).push(ByItem.merge(new ByItem(), r)); r.leave(outer); continue; }
        case 9: { if (tag !== 72) break; m.aggFuncMode = r.int32(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: ExprInit, w: Writer): void {
    { const v = m.tp; if (v !== undefined) { w.tag(8); w.signed(v); } }
    { const v = m.val; if (v !== undefined) { w.tag(18); w.bytes(v); } }
    { const v = m.children; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(26); const at = w.begin(); Expr.write(v[i] as ExprInit, w); w.end(at); } } }
    { const v = m.rpnArgsLen; if (v !== undefined) { w.tag(48); w.unsigned(v); } }
    { const v = m.sig; if (v !== undefined) { w.tag(32); w.signed(v); } }
    { const v = m.fieldType; if (v !== undefined) { w.tag(42); const at = w.begin(); FieldType.write(v, w); w.end(at); } }
    { const v = m.hasDistinct; if (v !== undefined) { w.tag(56); w.bool(v); } }
    { const v = m.orderBy; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(66); const at = w.begin(); ByItem.write(v[i] as ByItemInit, w); w.end(at); } } }
    { const v = m.aggFuncMode; if (v !== undefined) { w.tag(72); w.signed(v); } }
  }

  static read(r: Reader): Expr {
    return Expr.merge(new Expr(), r);
  }

  static decode(bytes: Uint8Array): Expr {
    return Expr.merge(new Expr(), new Reader(bytes));
  }

  static encode(m: ExprInit): Uint8Array {
    return encodeWith(Expr.write, m);
  }
}

export interface RpnExprInit {
  readonly exprs?: readonly ExprInit[] | undefined;
}

export class RpnExpr {
  static readonly typeName = 'tipb.RpnExpr';
  declare exprs: readonly Expr[];

  constructor() {
    this.exprs = EMPTY_LIST;
  }

  static merge(m: RpnExpr, r: Reader): RpnExpr {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); if (m.exprs === EMPTY_LIST) m.exprs = []; (m.exprs as Expr[]).push(Expr.merge(new Expr(), r)); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: RpnExprInit, w: Writer): void {
    { const v = m.exprs; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(10); const at = w.begin(); Expr.write(v[i] as ExprInit, w); w.end(at); } } }
  }

  static read(r: Reader): RpnExpr {
    return RpnExpr.merge(new RpnExpr(), r);
  }

  static decode(bytes: Uint8Array): RpnExpr {
    return RpnExpr.merge(new RpnExpr(), new Reader(bytes));
  }

  static encode(m: RpnExprInit): Uint8Array {
    return encodeWith(RpnExpr.write, m);
  }
}

export interface ByItemInit {
  readonly expr?: ExprInit | undefined;
  readonly rpnExpr?: RpnExprInit | undefined;
  readonly desc?: boolean | undefined;
}

export class ByItem {
  static readonly typeName = 'tipb.ByItem';
  declare expr: Expr | undefined;
  declare rpnExpr: RpnExpr | undefined;
  declare desc: boolean | undefined;

  constructor() {
    this.expr = undefined;
    this.rpnExpr = undefined;
    this.desc = undefined;
  }

  static merge(m: ByItem, r: Reader): ByItem {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.expr = Expr.merge(m.expr ?? new Expr(), r); r.leave(outer); continue; }
        case 3: { if (tag !== 26) break; const outer = r.enter(); m.rpnExpr = RpnExpr.merge(m.rpnExpr ?? new RpnExpr(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 16) break; m.desc = r.bool(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: ByItemInit, w: Writer): void {
    { const v = m.expr; if (v !== undefined) { w.tag(10); const at = w.begin(); Expr.write(v, w); w.end(at); } }
    { const v = m.rpnExpr; if (v !== undefined) { w.tag(26); const at = w.begin(); RpnExpr.write(v, w); w.end(at); } }
    { const v = m.desc; if (v !== undefined) { w.tag(16); w.bool(v); } }
  }

  static read(r: Reader): ByItem {
    return ByItem.merge(new ByItem(), r);
  }

  static decode(bytes: Uint8Array): ByItem {
    return ByItem.merge(new ByItem(), new Reader(bytes));
  }

  static encode(m: ByItemInit): Uint8Array {
    return encodeWith(ByItem.write, m);
  }
}

export interface TableInfoInit {
  readonly tableId?: number | undefined;
  readonly columns?: readonly ColumnInfoInit[] | undefined;
}

export class TableInfo {
  static readonly typeName = 'tipb.TableInfo';
  declare tableId: number | undefined;
  declare columns: readonly ColumnInfo[];

  constructor() {
    this.tableId = undefined;
    this.columns = EMPTY_LIST;
  }

  static merge(m: TableInfo, r: Reader): TableInfo {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.tableId = r.int64(); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); if (m.columns === EMPTY_LIST) m.columns = []; (m.columns as ColumnInfo[]).push(ColumnInfo.merge(new ColumnInfo(), r)); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: TableInfoInit, w: Writer): void {
    { const v = m.tableId; if (v !== undefined) { w.tag(8); w.signed(v); } }
    { const v = m.columns; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(18); const at = w.begin(); ColumnInfo.write(v[i] as ColumnInfoInit, w); w.end(at); } } }
  }

  static read(r: Reader): TableInfo {
    return TableInfo.merge(new TableInfo(), r);
  }

  static decode(bytes: Uint8Array): TableInfo {
    return TableInfo.merge(new TableInfo(), new Reader(bytes));
  }

  static encode(m: TableInfoInit): Uint8Array {
    return encodeWith(TableInfo.write, m);
  }
}

export interface ColumnInfoInit {
  readonly columnId?: number | undefined;
  readonly tp?: number | undefined;
  readonly collation?: number | undefined;
  readonly columnLen?: number | undefined;
  readonly decimal?: number | undefined;
  readonly flag?: number | undefined;
  readonly elems?: readonly string[] | undefined;
  readonly defaultVal?: Uint8Array | undefined;
  readonly pkHandle?: boolean | undefined;
  readonly array?: boolean | undefined;
}

export class ColumnInfo {
  static readonly typeName = 'tipb.ColumnInfo';
  declare columnId: number | undefined;
  declare tp: number | undefined;
  declare collation: number | undefined;
  declare columnLen: number | undefined;
  declare decimal: number | undefined;
  declare flag: number | undefined;
  declare elems: readonly string[];
  declare defaultVal: Uint8Array | undefined;
  declare pkHandle: boolean | undefined;
  declare array: boolean | undefined;

  constructor() {
    this.columnId = undefined;
    this.tp = undefined;
    this.collation = undefined;
    this.columnLen = undefined;
    this.decimal = undefined;
    this.flag = undefined;
    this.elems = EMPTY_LIST;
    this.defaultVal = undefined;
    this.pkHandle = undefined;
    this.array = undefined;
  }

  static merge(m: ColumnInfo, r: Reader): ColumnInfo {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.columnId = r.int64(); continue; }
        case 2: { if (tag !== 16) break; m.tp = r.int32(); continue; }
        case 3: { if (tag !== 24) break; m.collation = r.int32(); continue; }
        case 4: { if (tag !== 32) break; m.columnLen = r.int32(); continue; }
        case 5: { if (tag !== 40) break; m.decimal = r.int32(); continue; }
        case 6: { if (tag !== 48) break; m.flag = r.int32(); continue; }
        case 7: { if (tag !== 58) break; if (m.elems === EMPTY_LIST) m.elems = []; (m.elems as string[]).push(r.string()); continue; }
        case 8: { if (tag !== 66) break; m.defaultVal = r.bytes(); continue; }
        case 21: { if (tag !== 168) break; m.pkHandle = r.bool(); continue; }
        case 22: { if (tag !== 176) break; m.array = r.bool(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: ColumnInfoInit, w: Writer): void {
    { const v = m.columnId; if (v !== undefined) { w.tag(8); w.signed(v); } }
    { const v = m.tp; if (v !== undefined) { w.tag(16); w.signed(v); } }
    { const v = m.collation; if (v !== undefined) { w.tag(24); w.signed(v); } }
    { const v = m.columnLen; if (v !== undefined) { w.tag(32); w.signed(v); } }
    { const v = m.decimal; if (v !== undefined) { w.tag(40); w.signed(v); } }
    { const v = m.flag; if (v !== undefined) { w.tag(48); w.signed(v); } }
    { const v = m.elems; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(58); w.string(v[i] as string); } } }
    { const v = m.defaultVal; if (v !== undefined) { w.tag(66); w.bytes(v); } }
    { const v = m.pkHandle; if (v !== undefined) { w.tag(168); w.bool(v); } }
    { const v = m.array; if (v !== undefined) { w.tag(176); w.bool(v); } }
  }

  static read(r: Reader): ColumnInfo {
    return ColumnInfo.merge(new ColumnInfo(), r);
  }

  static decode(bytes: Uint8Array): ColumnInfo {
    return ColumnInfo.merge(new ColumnInfo(), new Reader(bytes));
  }

  static encode(m: ColumnInfoInit): Uint8Array {
    return encodeWith(ColumnInfo.write, m);
  }
}

export interface IndexInfoInit {
  readonly tableId?: number | undefined;
  readonly indexId?: number | undefined;
  readonly columns?: readonly ColumnInfoInit[] | undefined;
  readonly unique?: boolean | undefined;
}

export class IndexInfo {
  static readonly typeName = 'tipb.IndexInfo';
  declare tableId: number | undefined;
  declare indexId: number | undefined;
  declare columns: readonly ColumnInfo[];
  declare unique: boolean | undefined;

  constructor() {
    this.tableId = undefined;
    this.indexId = undefined;
    this.columns = EMPTY_LIST;
    this.unique = undefined;
  }

  static merge(m: IndexInfo, r: Reader): IndexInfo {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.tableId = r.int64(); continue; }
        case 2: { if (tag !== 16) break; m.indexId = r.int64(); continue; }
        case 3: { if (tag !== 26) break; const outer = r.enter(); if (m.columns === EMPTY_LIST) m.columns = []; (m.columns as ColumnInfo[]).push(ColumnInfo.merge(new ColumnInfo(), r)); r.leave(outer); continue; }
        case 4: { if (tag !== 32) break; m.unique = r.bool(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: IndexInfoInit, w: Writer): void {
    { const v = m.tableId; if (v !== undefined) { w.tag(8); w.signed(v); } }
    { const v = m.indexId; if (v !== undefined) { w.tag(16); w.signed(v); } }
    { const v = m.columns; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(26); const at = w.begin(); ColumnInfo.write(v[i] as ColumnInfoInit, w); w.end(at); } } }
    { const v = m.unique; if (v !== undefined) { w.tag(32); w.bool(v); } }
  }

  static read(r: Reader): IndexInfo {
    return IndexInfo.merge(new IndexInfo(), r);
  }

  static decode(bytes: Uint8Array): IndexInfo {
    return IndexInfo.merge(new IndexInfo(), new Reader(bytes));
  }

  static encode(m: IndexInfoInit): Uint8Array {
    return encodeWith(IndexInfo.write, m);
  }
}

export interface KeyRangeInit {
  readonly low?: Uint8Array | undefined;
  readonly high?: Uint8Array | undefined;
}

export class KeyRange {
  static readonly typeName = 'tipb.KeyRange';
  declare low: Uint8Array | undefined;
  declare high: Uint8Array | undefined;

  constructor() {
    this.low = undefined;
    this.high = undefined;
  }

  static merge(m: KeyRange, r: Reader): KeyRange {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; m.low = r.bytes(); continue; }
        case 2: { if (tag !== 18) break; m.high = r.bytes(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: KeyRangeInit, w: Writer): void {
    { const v = m.low; if (v !== undefined) { w.tag(10); w.bytes(v); } }
    { const v = m.high; if (v !== undefined) { w.tag(18); w.bytes(v); } }
  }

  static read(r: Reader): KeyRange {
    return KeyRange.merge(new KeyRange(), r);
  }

  static decode(bytes: Uint8Array): KeyRange {
    return KeyRange.merge(new KeyRange(), new Reader(bytes));
  }

  static encode(m: KeyRangeInit): Uint8Array {
    return encodeWith(KeyRange.write, m);
  }
}

export interface ExecutorInit {
  readonly tp?: ExecType | undefined;
  readonly tblScan?: TableScanInit | undefined;
  readonly idxScan?: IndexScanInit | undefined;
  readonly selection?: SelectionInit | undefined;
  readonly aggregation?: AggregationInit | undefined;
  readonly topN?: TopNInit | undefined;
  readonly limit?: LimitInit | undefined;
  readonly exchangeReceiver?: ExchangeReceiverInit | undefined;
  readonly join?: JoinInit | undefined;
  readonly executorId?: string | undefined;
  readonly kill?: KillInit | undefined;
  readonly exchangeSender?: ExchangeSenderInit | undefined;
  readonly projection?: ProjectionInit | undefined;
  readonly partitionTableScan?: PartitionTableScanInit | undefined;
  readonly sort?: SortInit | undefined;
  readonly window?: WindowInit | undefined;
  readonly fineGrainedShuffleStreamCount?: number | undefined;
  readonly fineGrainedShuffleBatchSize?: number | undefined;
  readonly expand?: ExpandInit | undefined;
  readonly expand2?: Expand2Init | undefined;
  readonly broadcastQuery?: BroadcastQueryInit | undefined;
  readonly cteSink?: CTESinkInit | undefined;
  readonly cteSource?: CTESourceInit | undefined;
  readonly indexLookup?: IndexLookUpInit | undefined;
  readonly parentIdx?: number | undefined;
  readonly explainForConnection?: ExplainForConnectionInit | undefined;
}

export class Executor {
  static readonly typeName = 'tipb.Executor';
  declare tp: ExecType | undefined;
  declare tblScan: TableScan | undefined;
  declare idxScan: IndexScan | undefined;
  declare selection: Selection | undefined;
  declare aggregation: Aggregation | undefined;
  declare topN: TopN | undefined;
  declare limit: Limit | undefined;
  declare exchangeReceiver: ExchangeReceiver | undefined;
  declare join: Join | undefined;
  declare executorId: string | undefined;
  declare kill: Kill | undefined;
  declare exchangeSender: ExchangeSender | undefined;
  declare projection: Projection | undefined;
  declare partitionTableScan: PartitionTableScan | undefined;
  declare sort: Sort | undefined;
  declare window: Window | undefined;
  declare fineGrainedShuffleStreamCount: number | undefined;
  declare fineGrainedShuffleBatchSize: number | undefined;
  declare expand: Expand | undefined;
  declare expand2: Expand2 | undefined;
  declare broadcastQuery: BroadcastQuery | undefined;
  declare cteSink: CTESink | undefined;
  declare cteSource: CTESource | undefined;
  declare indexLookup: IndexLookUp | undefined;
  declare parentIdx: number | undefined;
  declare explainForConnection: ExplainForConnection | undefined;

  constructor() {
    this.tp = undefined;
    this.tblScan = undefined;
    this.idxScan = undefined;
    this.selection = undefined;
    this.aggregation = undefined;
    this.topN = undefined;
    this.limit = undefined;
    this.exchangeReceiver = undefined;
    this.join = undefined;
    this.executorId = undefined;
    this.kill = undefined;
    this.exchangeSender = undefined;
    this.projection = undefined;
    this.partitionTableScan = undefined;
    this.sort = undefined;
    this.window = undefined;
    this.fineGrainedShuffleStreamCount = undefined;
    this.fineGrainedShuffleBatchSize = undefined;
    this.expand = undefined;
    this.expand2 = undefined;
    this.broadcastQuery = undefined;
    this.cteSink = undefined;
    this.cteSource = undefined;
    this.indexLookup = undefined;
    this.parentIdx = undefined;
    this.explainForConnection = undefined;
  }

  static merge(m: Executor, r: Reader): Executor {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.tp = r.int32(); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); m.tblScan = TableScan.merge(m.tblScan ?? new TableScan(), r); r.leave(outer); continue; }
        case 3: { if (tag !== 26) break; const outer = r.enter(); m.idxScan = IndexScan.merge(m.idxScan ?? new IndexScan(), r); r.leave(outer); continue; }
        case 4: { if (tag !== 34) break; const outer = r.enter(); m.selection = Selection.merge(m.selection ?? new Selection(), r); r.leave(outer); continue; }
        case 5: { if (tag !== 42) break; const outer = r.enter(); m.aggregation = Aggregation.merge(m.aggregation ?? new Aggregation(), r); r.leave(outer); continue; }
        case 6: { if (tag !== 50) break; const outer = r.enter(); m.topN = TopN.merge(m.topN ?? new TopN(), r); r.leave(outer); continue; }
        case 7: { if (tag !== 58) break; const outer = r.enter(); m.limit = Limit.merge(m.limit ?? new Limit(), r); r.leave(outer); continue; }
        case 8: { if (tag !== 66) break; const outer = r.enter(); m.exchangeReceiver = ExchangeReceiver.merge(m.exchangeReceiver ?? new ExchangeReceiver(), r); r.leave(outer); continue; }
        case 9: { if (tag !== 74) break; const outer = r.enter(); m.join = Join.merge(m.join ?? new Join(), r); r.leave(outer); continue; }
        case 10: { if (tag !== 82) break; m.executorId = r.string(); continue; }
        case 11: { if (tag !== 90) break; const outer = r.enter(); m.kill = Kill.merge(m.kill ?? new Kill(), r); r.leave(outer); continue; }
        case 12: { if (tag !== 98) break; const outer = r.enter(); m.exchangeSender = ExchangeSender.merge(m.exchangeSender ?? new ExchangeSender(), r); r.leave(outer); continue; }
        case 13: { if (tag !== 106) break; const outer = r.enter(); m.projection = Projection.merge(m.projection ?? new Projection(), r); r.leave(outer); continue; }
        case 14: { if (tag !== 114) break; const outer = r.enter(); m.partitionTableScan = PartitionTableScan.merge(m.partitionTableScan ?? new PartitionTableScan(), r); r.leave(outer); continue; }
        case 15: { if (tag !== 122) break; const outer = r.enter(); m.sort = Sort.merge(m.sort ?? new Sort(), r); r.leave(outer); continue; }
        case 16: { if (tag !== 130) break; const outer = r.enter(); m.window = Window.merge(m.window ?? new Window(), r); r.leave(outer); continue; }
        case 17: { if (tag !== 136) break; m.fineGrainedShuffleStreamCount = r.uint64(); continue; }
        case 18: { if (tag !== 144) break; m.fineGrainedShuffleBatchSize = r.uint64(); continue; }
        case 19: { if (tag !== 154) break; const outer = r.enter(); m.expand = Expand.merge(m.expand ?? new Expand(), r); r.leave(outer); continue; }
        case 20: { if (tag !== 162) break; const outer = r.enter(); m.expand2 = Expand2.merge(m.expand2 ?? new Expand2(), r); r.leave(outer); continue; }
        case 21: { if (tag !== 170) break; const outer = r.enter(); m.broadcastQuery = BroadcastQuery.merge(m.broadcastQuery ?? new BroadcastQuery(), r); r.leave(outer); continue; }
        case 22: { if (tag !== 178) break; const outer = r.enter(); m.cteSink = CTESink.merge(m.cteSink ?? new CTESink(), r); r.leave(outer); continue; }
        case 23: { if (tag !== 186) break; const outer = r.enter(); m.cteSource = CTESource.merge(m.cteSource ?? new CTESource(), r); r.leave(outer); continue; }
        case 24: { if (tag !== 194) break; const outer = r.enter(); m.indexLookup = IndexLookUp.merge(m.indexLookup ?? new IndexLookUp(), r); r.leave(outer); continue; }
        case 25: { if (tag !== 200) break; m.parentIdx = r.uint32(); continue; }
        case 26: { if (tag !== 210) break; const outer = r.enter(); m.explainForConnection = ExplainForConnection.merge(m.explainForConnection ?? new ExplainForConnection(), r); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: ExecutorInit, w: Writer): void {
    { const v = m.tp; if (v !== undefined) { w.tag(8); w.signed(v); } }
    { const v = m.tblScan; if (v !== undefined) { w.tag(18); const at = w.begin(); TableScan.write(v, w); w.end(at); } }
    { const v = m.idxScan; if (v !== undefined) { w.tag(26); const at = w.begin(); IndexScan.write(v, w); w.end(at); } }
    { const v = m.selection; if (v !== undefined) { w.tag(34); const at = w.begin(); Selection.write(v, w); w.end(at); } }
    { const v = m.aggregation; if (v !== undefined) { w.tag(42); const at = w.begin(); Aggregation.write(v, w); w.end(at); } }
    { const v = m.topN; if (v !== undefined) { w.tag(50); const at = w.begin(); TopN.write(v, w); w.end(at); } }
    { const v = m.limit; if (v !== undefined) { w.tag(58); const at = w.begin(); Limit.write(v, w); w.end(at); } }
    { const v = m.exchangeReceiver; if (v !== undefined) { w.tag(66); const at = w.begin(); ExchangeReceiver.write(v, w); w.end(at); } }
    { const v = m.join; if (v !== undefined) { w.tag(74); const at = w.begin(); Join.write(v, w); w.end(at); } }
    { const v = m.executorId; if (v !== undefined) { w.tag(82); w.string(v); } }
    { const v = m.kill; if (v !== undefined) { w.tag(90); const at = w.begin(); Kill.write(v, w); w.end(at); } }
    { const v = m.exchangeSender; if (v !== undefined) { w.tag(98); const at = w.begin(); ExchangeSender.write(v, w); w.end(at); } }
    { const v = m.projection; if (v !== undefined) { w.tag(106); const at = w.begin(); Projection.write(v, w); w.end(at); } }
    { const v = m.partitionTableScan; if (v !== undefined) { w.tag(114); const at = w.begin(); PartitionTableScan.write(v, w); w.end(at); } }
    { const v = m.sort; if (v !== undefined) { w.tag(122); const at = w.begin(); Sort.write(v, w); w.end(at); } }
    { const v = m.window; if (v !== undefined) { w.tag(130); const at = w.begin(); Window.write(v, w); w.end(at); } }
    { const v = m.fineGrainedShuffleStreamCount; if (v !== undefined) { w.tag(136); w.unsigned(v); } }
    { const v = m.fineGrainedShuffleBatchSize; if (v !== undefined) { w.tag(144); w.unsigned(v); } }
    { const v = m.expand; if (v !== undefined) { w.tag(154); const at = w.begin(); Expand.write(v, w); w.end(at); } }
    { const v = m.expand2; if (v !== undefined) { w.tag(162); const at = w.begin(); Expand2.write(v, w); w.end(at); } }
    { const v = m.broadcastQuery; if (v !== undefined) { w.tag(170); const at = w.begin(); BroadcastQuery.write(v, w); w.end(at); } }
    { const v = m.cteSink; if (v !== undefined) { w.tag(178); const at = w.begin(); CTESink.write(v, w); w.end(at); } }
    { const v = m.cteSource; if (v !== undefined) { w.tag(186); const at = w.begin(); CTESource.write(v, w); w.end(at); } }
    { const v = m.indexLookup; if (v !== undefined) { w.tag(194); const at = w.begin(); IndexLookUp.write(v, w); w.end(at); } }
    { const v = m.parentIdx; if (v !== undefined) { w.tag(200); w.unsigned(v); } }
    { const v = m.explainForConnection; if (v !== undefined) { w.tag(210); const at = w.begin(); ExplainForConnection.write(v, w); w.end(at); } }
  }

  static read(r: Reader): Executor {
    return Executor.merge(new Executor(), r);
  }

  static decode(bytes: Uint8Array): Executor {
    return Executor.merge(new Executor(), new Reader(bytes));
  }

  static encode(m: ExecutorInit): Uint8Array {
    return encodeWith(Executor.write, m);
  }
}

export interface ExchangeSenderInit {
  readonly tp?: ExchangeType | undefined;
  readonly encodedTaskMeta?: readonly Uint8Array[] | undefined;
  readonly partitionKeys?: readonly ExprInit[] | undefined;
  readonly child?: ExecutorInit | undefined;
  readonly types?: readonly FieldTypeInit[] | undefined;
  readonly allFieldTypes?: readonly FieldTypeInit[] | undefined;
  readonly compression?: CompressionMode | undefined;
  readonly upstreamCteTaskMeta?: readonly EncodedBytesSliceInit[] | undefined;
  readonly sameZoneFlag?: readonly boolean[] | undefined;
}

export class ExchangeSender {
  static readonly typeName = 'tipb.ExchangeSender';
  declare tp: ExchangeType | undefined;
  declare encodedTaskMeta: readonly Uint8Array[];
  declare partitionKeys: readonly Expr[];
  declare child: Executor | undefined;
  declare types: readonly FieldType[];
  declare allFieldTypes: readonly FieldType[];
  declare compression: CompressionMode | undefined;
  declare upstreamCteTaskMeta: readonly EncodedBytesSlice[];
  declare sameZoneFlag: readonly boolean[];

  constructor() {
    this.tp = undefined;
    this.encodedTaskMeta = EMPTY_LIST;
    this.partitionKeys = EMPTY_LIST;
    this.child = undefined;
    this.types = EMPTY_LIST;
    this.allFieldTypes = EMPTY_LIST;
    this.compression = undefined;
    this.upstreamCteTaskMeta = EMPTY_LIST;
    this.sameZoneFlag = EMPTY_LIST;
  }

  static merge(m: ExchangeSender, r: Reader): ExchangeSender {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.tp = r.int32(); continue; }
        case 2: { if (tag !== 18) break; if (m.encodedTaskMeta === EMPTY_LIST) m.encodedTaskMeta = []; (m.encodedTaskMeta as Uint8Array[]).push(r.bytes()); continue; }
        case 3: { if (tag !== 26) break; const outer = r.enter(); if (m.partitionKeys === EMPTY_LIST) m.partitionKeys = []; (m.partitionKeys as Expr[]).push(Expr.merge(new Expr(), r)); r.leave(outer); continue; }
        case 4: { if (tag !== 34) break; const outer = r.enter(); m.child = Executor.merge(m.child ?? new Executor(), r); r.leave(outer); continue; }
        case 5: { if (tag !== 42) break; const outer = r.enter(); if (m.types === EMPTY_LIST) m.types = []; (m.types as FieldType[]).push(FieldType.merge(new FieldType(), r)); r.leave(outer); continue; }
        case 6: { if (tag !== 50) break; const outer = r.enter(); if (m.allFieldTypes === EMPTY_LIST) m.allFieldTypes = []; (m.allFieldTypes as FieldType[]).push(FieldType.merge(new FieldType(), r)); r.leave(outer); continue; }
        case 7: { if (tag !== 56) break; m.compression = r.int32(); continue; }
        case 8: { if (tag !== 66) break; const outer = r.enter(); if (m.upstreamCteTaskMeta === EMPTY_LIST) m.upstreamCteTaskMeta = []; (m.upstreamCteTaskMeta as EncodedBytesSlice[]).push(EncodedBytesSlice.merge(new EncodedBytesSlice(), r)); r.leave(outer); continue; }
        case 9: {
          if (tag !== 72 && tag !== 74) break;
          if (m.sameZoneFlag === EMPTY_LIST) m.sameZoneFlag = [];
          if (tag === 72) { (m.sameZoneFlag as boolean[]).push(r.bool()); continue; }
          const outer = r.enter();
          while (r.position < r.limit) (m.sameZoneFlag as boolean[]).push(r.bool());
          r.leave(outer);
          continue;
        }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: ExchangeSenderInit, w: Writer): void {
    { const v = m.tp; if (v !== undefined) { w.tag(8); w.signed(v); } }
    { const v = m.encodedTaskMeta; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(18); w.bytes(v[i] as Uint8Array); } } }
    { const v = m.partitionKeys; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(26); const at = w.begin(); Expr.write(v[i] as ExprInit, w); w.end(at); } } }
    { const v = m.child; if (v !== undefined) { w.tag(34); const at = w.begin(); Executor.write(v, w); w.end(at); } }
    { const v = m.types; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(42); const at = w.begin(); FieldType.write(v[i] as FieldTypeInit, w); w.end(at); } } }
    { const v = m.allFieldTypes; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(50); const at = w.begin(); FieldType.write(v[i] as FieldTypeInit, w); w.end(at); } } }
    { const v = m.compression; if (v !== undefined) { w.tag(56); w.signed(v); } }
    { const v = m.upstreamCteTaskMeta; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(66); const at = w.begin(); EncodedBytesSlice.write(v[i] as EncodedBytesSliceInit, w); w.end(at); } } }
    { const v = m.sameZoneFlag; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(72); w.bool(v[i] as boolean); } } }
  }

  static read(r: Reader): ExchangeSender {
    return ExchangeSender.merge(new ExchangeSender(), r);
  }

  static decode(bytes: Uint8Array): ExchangeSender {
    return ExchangeSender.merge(new ExchangeSender(), new Reader(bytes));
  }

  static encode(m: ExchangeSenderInit): Uint8Array {
    return encodeWith(ExchangeSender.write, m);
  }
}

export interface CTESinkInit {
  readonly cteId?: number | undefined;
  readonly cteSourceNum?: number | undefined;
  readonly cteSinkNum?: number | undefined;
  readonly child?: ExecutorInit | undefined;
  readonly fieldTypes?: readonly FieldTypeInit[] | undefined;
}

export class CTESink {
  static readonly typeName = 'tipb.CTESink';
  declare cteId: number;
  declare cteSourceNum: number;
  declare cteSinkNum: number;
  declare child: Executor | undefined;
  declare fieldTypes: readonly FieldType[];

  constructor() {
    this.cteId = 0;
    this.cteSourceNum = 0;
    this.cteSinkNum = 0;
    this.child = undefined;
    this.fieldTypes = EMPTY_LIST;
  }

  static merge(m: CTESink, r: Reader): CTESink {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.cteId = r.uint32(); continue; }
        case 2: { if (tag !== 16) break; m.cteSourceNum = r.uint32(); continue; }
        case 3: { if (tag !== 24) break; m.cteSinkNum = r.uint32(); continue; }
        case 4: { if (tag !== 34) break; const outer = r.enter(); m.child = Executor.merge(m.child ?? new Executor(), r); r.leave(outer); continue; }
        case 5: { if (tag !== 42) break; const outer = r.enter(); if (m.fieldTypes === EMPTY_LIST) m.fieldTypes = []; (m.fieldTypes as FieldType[]).push(FieldType.merge(new FieldType(), r)); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: CTESinkInit, w: Writer): void {
    { const v = m.cteId; if (v !== undefined) { w.tag(8); w.unsigned(v); } }
    { const v = m.cteSourceNum; if (v !== undefined) { w.tag(16); w.unsigned(v); } }
    { const v = m.cteSinkNum; if (v !== undefined) { w.tag(24); w.unsigned(v); } }
    { const v = m.child; if (v !== undefined) { w.tag(34); const at = w.begin(); Executor.write(v, w); w.end(at); } }
    { const v = m.fieldTypes; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(42); const at = w.begin(); FieldType.write(v[i] as FieldTypeInit, w); w.end(at); } } }
  }

  static read(r: Reader): CTESink {
    return CTESink.merge(new CTESink(), r);
  }

  static decode(bytes: Uint8Array): CTESink {
    return CTESink.merge(new CTESink(), new Reader(bytes));
  }

  static encode(m: CTESinkInit): Uint8Array {
    return encodeWith(CTESink.write, m);
  }
}

export interface CTESourceInit {
  readonly cteId?: number | undefined;
  readonly cteSourceNum?: number | undefined;
  readonly cteSinkNum?: number | undefined;
  readonly fieldTypes?: readonly FieldTypeInit[] | undefined;
}

export class CTESource {
  static readonly typeName = 'tipb.CTESource';
  declare cteId: number;
  declare cteSourceNum: number;
  declare cteSinkNum: number;
  declare fieldTypes: readonly FieldType[];

  constructor() {
    this.cteId = 0;
    this.cteSourceNum = 0;
    this.cteSinkNum = 0;
    this.fieldTypes = EMPTY_LIST;
  }

  static merge(m: CTESource, r: Reader): CTESource {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.cteId = r.uint32(); continue; }
        case 2: { if (tag !== 16) break; m.cteSourceNum = r.uint32(); continue; }
        case 3: { if (tag !== 24) break; m.cteSinkNum = r.uint32(); continue; }
        case 4: { if (tag !== 34) break; const outer = r.enter(); if (m.fieldTypes === EMPTY_LIST) m.fieldTypes = []; (m.fieldTypes as FieldType[]).push(FieldType.merge(new FieldType(), r)); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: CTESourceInit, w: Writer): void {
    { const v = m.cteId; if (v !== undefined) { w.tag(8); w.unsigned(v); } }
    { const v = m.cteSourceNum; if (v !== undefined) { w.tag(16); w.unsigned(v); } }
    { const v = m.cteSinkNum; if (v !== undefined) { w.tag(24); w.unsigned(v); } }
    { const v = m.fieldTypes; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(34); const at = w.begin(); FieldType.write(v[i] as FieldTypeInit, w); w.end(at); } } }
  }

  static read(r: Reader): CTESource {
    return CTESource.merge(new CTESource(), r);
  }

  static decode(bytes: Uint8Array): CTESource {
    return CTESource.merge(new CTESource(), new Reader(bytes));
  }

  static encode(m: CTESourceInit): Uint8Array {
    return encodeWith(CTESource.write, m);
  }
}

export interface IndexLookUpInit {
  readonly indexHandleOffsets?: readonly number[] | undefined;
  readonly keepOrder?: boolean | undefined;
  readonly children?: readonly ExecutorInit[] | undefined;
}

export class IndexLookUp {
  static readonly typeName = 'tipb.IndexLookUp';
  declare indexHandleOffsets: readonly number[];
  declare keepOrder: boolean | undefined;
  declare children: readonly Executor[];

  constructor() {
    this.indexHandleOffsets = EMPTY_LIST;
    this.keepOrder = undefined;
    this.children = EMPTY_LIST;
  }

  static merge(m: IndexLookUp, r: Reader): IndexLookUp {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 8 && tag !== 10) break;
          if (m.indexHandleOffsets === EMPTY_LIST) m.indexHandleOffsets = [];
          if (tag === 8) { (m.indexHandleOffsets as number[]).push(r.uint32()); continue; }
          const outer = r.enter();
          while (r.position < r.limit) (m.indexHandleOffsets as number[]).push(r.uint32());
          r.leave(outer);
          continue;
        }
        case 2: { if (tag !== 16) break; m.keepOrder = r.bool(); continue; }
        case 3: { if (tag !== 26) break; const outer = r.enter(); if (m.children === EMPTY_LIST) m.children = []; (m.children as Executor[]).push(Executor.merge(new Executor(), r)); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: IndexLookUpInit, w: Writer): void {
    { const v = m.indexHandleOffsets; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(8); w.unsigned(v[i] as number); } } }
    { const v = m.keepOrder; if (v !== undefined) { w.tag(16); w.bool(v); } }
    { const v = m.children; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(26); const at = w.begin(); Executor.write(v[i] as ExecutorInit, w); w.end(at); } } }
  }

  static read(r: Reader): IndexLookUp {
    return IndexLookUp.merge(new IndexLookUp(), r);
  }

  static decode(bytes: Uint8Array): IndexLookUp {
    return IndexLookUp.merge(new IndexLookUp(), new Reader(bytes));
  }

  static encode(m: IndexLookUpInit): Uint8Array {
    return encodeWith(IndexLookUp.write, m);
  }
}

export interface EncodedBytesSliceInit {
  readonly encodedTasks?: readonly Uint8Array[] | undefined;
}

export class EncodedBytesSlice {
  static readonly typeName = 'tipb.EncodedBytesSlice';
  declare encodedTasks: readonly Uint8Array[];

  constructor() {
    this.encodedTasks = EMPTY_LIST;
  }

  static merge(m: EncodedBytesSlice, r: Reader): EncodedBytesSlice {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; if (m.encodedTasks === EMPTY_LIST) m.encodedTasks = []; (m.encodedTasks as Uint8Array[]).push(r.bytes()); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: EncodedBytesSliceInit, w: Writer): void {
    { const v = m.encodedTasks; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(10); w.bytes(v[i] as Uint8Array); } } }
  }

  static read(r: Reader): EncodedBytesSlice {
    return EncodedBytesSlice.merge(new EncodedBytesSlice(), r);
  }

  static decode(bytes: Uint8Array): EncodedBytesSlice {
    return EncodedBytesSlice.merge(new EncodedBytesSlice(), new Reader(bytes));
  }

  static encode(m: EncodedBytesSliceInit): Uint8Array {
    return encodeWith(EncodedBytesSlice.write, m);
  }
}

export interface ExchangeReceiverInit {
  readonly encodedTaskMeta?: readonly Uint8Array[] | undefined;
  readonly fieldTypes?: readonly FieldTypeInit[] | undefined;
  readonly tp?: ExchangeType | undefined;
  readonly originalCtePrdocuerTaskMeta?: readonly Uint8Array[] | undefined;
  readonly sameZoneFlag?: readonly boolean[] | undefined;
}

export class ExchangeReceiver {
  static readonly typeName = 'tipb.ExchangeReceiver';
  declare encodedTaskMeta: readonly Uint8Array[];
  declare fieldTypes: readonly FieldType[];
  declare tp: ExchangeType | undefined;
  declare originalCtePrdocuerTaskMeta: readonly Uint8Array[];
  declare sameZoneFlag: readonly boolean[];

  constructor() {
    this.encodedTaskMeta = EMPTY_LIST;
    this.fieldTypes = EMPTY_LIST;
    this.tp = undefined;
    this.originalCtePrdocuerTaskMeta = EMPTY_LIST;
    this.sameZoneFlag = EMPTY_LIST;
  }

  static merge(m: ExchangeReceiver, r: Reader): ExchangeReceiver {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; if (m.encodedTaskMeta === EMPTY_LIST) m.encodedTaskMeta = []; (m.encodedTaskMeta as Uint8Array[]).push(r.bytes()); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); if (m.fieldTypes === EMPTY_LIST) m.fieldTypes = []; (m.fieldTypes as FieldType[]).push(FieldType.merge(new FieldType(), r)); r.leave(outer); continue; }
        case 3: { if (tag !== 24) break; m.tp = r.int32(); continue; }
        case 4: { if (tag !== 34) break; if (m.originalCtePrdocuerTaskMeta === EMPTY_LIST) m.originalCtePrdocuerTaskMeta = []; (m.originalCtePrdocuerTaskMeta as Uint8Array[]).push(r.bytes()); continue; }
        case 5: {
          if (tag !== 40 && tag !== 42) break;
          if (m.sameZoneFlag === EMPTY_LIST) m.sameZoneFlag = [];
          if (tag === 40) { (m.sameZoneFlag as boolean[]).push(r.bool()); continue; }
          const outer = r.enter();
          while (r.position < r.limit) (m.sameZoneFlag as boolean[]).push(r.bool());
          r.leave(outer);
          continue;
        }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: ExchangeReceiverInit, w: Writer): void {
    { const v = m.encodedTaskMeta; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(10); w.bytes(v[i] as Uint8Array); } } }
    { const v = m.fieldTypes; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(18); const at = w.begin(); FieldType.write(v[i] as FieldTypeInit, w); w.end(at); } } }
    { const v = m.tp; if (v !== undefined) { w.tag(24); w.signed(v); } }
    { const v = m.originalCtePrdocuerTaskMeta; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(34); w.bytes(v[i] as Uint8Array); } } }
    { const v = m.sameZoneFlag; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(40); w.bool(v[i] as boolean); } } }
  }

  static read(r: Reader): ExchangeReceiver {
    return ExchangeReceiver.merge(new ExchangeReceiver(), r);
  }

  static decode(bytes: Uint8Array): ExchangeReceiver {
    return ExchangeReceiver.merge(new ExchangeReceiver(), new Reader(bytes));
  }

  static encode(m: ExchangeReceiverInit): Uint8Array {
    return encodeWith(ExchangeReceiver.write, m);
  }
}

export interface ANNQueryInfoInit {
  readonly queryType?: ANNQueryType | undefined;
  readonly distanceMetric?: VectorDistanceMetric | undefined;
  readonly topK?: number | undefined;
  readonly columnName?: string | undefined;
  readonly deprecatedColumnId?: number | undefined;
  readonly refVecF32?: Uint8Array | undefined;
  readonly indexId?: number | undefined;
  readonly maxDistance?: number | undefined;
  readonly hnswEfSearch?: number | undefined;
  readonly column?: ColumnInfoInit | undefined;
  readonly enableDistanceProj?: boolean | undefined;
}

export class ANNQueryInfo {
  static readonly typeName = 'tipb.ANNQueryInfo';
  declare queryType: ANNQueryType | undefined;
  declare distanceMetric: VectorDistanceMetric | undefined;
  declare topK: number | undefined;
  declare columnName: string | undefined;
  declare deprecatedColumnId: number | undefined;
  declare refVecF32: Uint8Array | undefined;
  declare indexId: number | undefined;
  declare maxDistance: number | undefined;
  declare hnswEfSearch: number | undefined;
  declare column: ColumnInfo | undefined;
  declare enableDistanceProj: boolean | undefined;

  constructor() {
    this.queryType = undefined;
    this.distanceMetric = undefined;
    this.topK = undefined;
    this.columnName = undefined;
    this.deprecatedColumnId = undefined;
    this.refVecF32 = undefined;
    this.indexId = undefined;
    this.maxDistance = undefined;
    this.hnswEfSearch = undefined;
    this.column = undefined;
    this.enableDistanceProj = undefined;
  }

  static merge(m: ANNQueryInfo, r: Reader): ANNQueryInfo {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.queryType = r.int32(); continue; }
        case 2: { if (tag !== 16) break; m.distanceMetric = r.int32(); continue; }
        case 3: { if (tag !== 24) break; m.topK = r.uint32(); continue; }
        case 4: { if (tag !== 34) break; m.columnName = r.string(); continue; }
        case 5: { if (tag !== 40) break; m.deprecatedColumnId = r.int64(); continue; }
        case 6: { if (tag !== 50) break; m.refVecF32 = r.bytes(); continue; }
        case 8: { if (tag !== 64) break; m.indexId = r.int64(); continue; }
        case 10: { if (tag !== 81) break; m.maxDistance = r.double(); continue; }
        case 20: { if (tag !== 160) break; m.hnswEfSearch = r.uint32(); continue; }
        case 21: { if (tag !== 170) break; const outer = r.enter(); m.column = ColumnInfo.merge(m.column ?? new ColumnInfo(), r); r.leave(outer); continue; }
        case 22: { if (tag !== 176) break; m.enableDistanceProj = r.bool(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: ANNQueryInfoInit, w: Writer): void {
    { const v = m.queryType; if (v !== undefined) { w.tag(8); w.signed(v); } }
    { const v = m.distanceMetric; if (v !== undefined) { w.tag(16); w.signed(v); } }
    { const v = m.topK; if (v !== undefined) { w.tag(24); w.unsigned(v); } }
    { const v = m.columnName; if (v !== undefined) { w.tag(34); w.string(v); } }
    { const v = m.deprecatedColumnId; if (v !== undefined) { w.tag(40); w.signed(v); } }
    { const v = m.refVecF32; if (v !== undefined) { w.tag(50); w.bytes(v); } }
    { const v = m.indexId; if (v !== undefined) { w.tag(64); w.signed(v); } }
    { const v = m.maxDistance; if (v !== undefined) { w.tag(81); w.double(v); } }
    { const v = m.hnswEfSearch; if (v !== undefined) { w.tag(160); w.unsigned(v); } }
    { const v = m.column; if (v !== undefined) { w.tag(170); const at = w.begin(); ColumnInfo.write(v, w); w.end(at); } }
    { const v = m.enableDistanceProj; if (v !== undefined) { w.tag(176); w.bool(v); } }
  }

  static read(r: Reader): ANNQueryInfo {
    return ANNQueryInfo.merge(new ANNQueryInfo(), r);
  }

  static decode(bytes: Uint8Array): ANNQueryInfo {
    return ANNQueryInfo.merge(new ANNQueryInfo(), new Reader(bytes));
  }

  static encode(m: ANNQueryInfoInit): Uint8Array {
    return encodeWith(ANNQueryInfo.write, m);
  }
}

export interface InvertedQueryInfoInit {
  readonly indexId?: number | undefined;
  readonly columnId?: number | undefined;
}

export class InvertedQueryInfo {
  static readonly typeName = 'tipb.InvertedQueryInfo';
  declare indexId: number | undefined;
  declare columnId: number | undefined;

  constructor() {
    this.indexId = undefined;
    this.columnId = undefined;
  }

  static merge(m: InvertedQueryInfo, r: Reader): InvertedQueryInfo {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.indexId = r.int64(); continue; }
        case 2: { if (tag !== 16) break; m.columnId = r.int64(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: InvertedQueryInfoInit, w: Writer): void {
    { const v = m.indexId; if (v !== undefined) { w.tag(8); w.signed(v); } }
    { const v = m.columnId; if (v !== undefined) { w.tag(16); w.signed(v); } }
  }

  static read(r: Reader): InvertedQueryInfo {
    return InvertedQueryInfo.merge(new InvertedQueryInfo(), r);
  }

  static decode(bytes: Uint8Array): InvertedQueryInfo {
    return InvertedQueryInfo.merge(new InvertedQueryInfo(), new Reader(bytes));
  }

  static encode(m: InvertedQueryInfoInit): Uint8Array {
    return encodeWith(InvertedQueryInfo.write, m);
  }
}

export interface FTSBooleanTermInit {
  readonly termType?: FTSBooleanTermType | undefined;
  readonly text?: string | undefined;
  readonly phraseDistance?: number | undefined;
}

export class FTSBooleanTerm {
  static readonly typeName = 'tipb.FTSBooleanTerm';
  declare termType: FTSBooleanTermType | undefined;
  declare text: string | undefined;
  declare phraseDistance: number | undefined;

  constructor() {
    this.termType = undefined;
    this.text = undefined;
    this.phraseDistance = undefined;
  }

  static merge(m: FTSBooleanTerm, r: Reader): FTSBooleanTerm {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.termType = r.int32(); continue; }
        case 2: { if (tag !== 18) break; m.text = r.string(); continue; }
        case 3: { if (tag !== 24) break; m.phraseDistance = r.uint32(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: FTSBooleanTermInit, w: Writer): void {
    { const v = m.termType; if (v !== undefined) { w.tag(8); w.signed(v); } }
    { const v = m.text; if (v !== undefined) { w.tag(18); w.string(v); } }
    { const v = m.phraseDistance; if (v !== undefined) { w.tag(24); w.unsigned(v); } }
  }

  static read(r: Reader): FTSBooleanTerm {
    return FTSBooleanTerm.merge(new FTSBooleanTerm(), r);
  }

  static decode(bytes: Uint8Array): FTSBooleanTerm {
    return FTSBooleanTerm.merge(new FTSBooleanTerm(), new Reader(bytes));
  }

  static encode(m: FTSBooleanTermInit): Uint8Array {
    return encodeWith(FTSBooleanTerm.write, m);
  }
}

export interface FTSBooleanQueryInit {
  readonly nodes?: readonly FTSBooleanNodeInit[] | undefined;
}

export class FTSBooleanQuery {
  static readonly typeName = 'tipb.FTSBooleanQuery';
  declare nodes: readonly FTSBooleanNode[];

  constructor() {
    this.nodes = EMPTY_LIST;
  }

  static merge(m: FTSBooleanQuery, r: Reader): FTSBooleanQuery {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); if (m.nodes === EMPTY_LIST) m.nodes = []; (m.nodes as FTSBooleanNode[]).push(FTSBooleanNode.merge(new FTSBooleanNode(), r)); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: FTSBooleanQueryInit, w: Writer): void {
    { const v = m.nodes; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(10); const at = w.begin(); FTSBooleanNode.write(v[i] as FTSBooleanNodeInit, w); w.end(at); } } }
  }

  static read(r: Reader): FTSBooleanQuery {
    return FTSBooleanQuery.merge(new FTSBooleanQuery(), r);
  }

  static decode(bytes: Uint8Array): FTSBooleanQuery {
    return FTSBooleanQuery.merge(new FTSBooleanQuery(), new Reader(bytes));
  }

  static encode(m: FTSBooleanQueryInit): Uint8Array {
    return encodeWith(FTSBooleanQuery.write, m);
  }
}

export interface FTSBooleanNodeInit {
  readonly occur?: FTSBooleanOccur | undefined;
  readonly modifier?: FTSBooleanModifier | undefined;
  readonly node?: { readonly kind: 'term'; readonly value: FTSBooleanTermInit } | { readonly kind: 'subExpression'; readonly value: FTSBooleanQueryInit } | undefined;
}

export class FTSBooleanNode {
  static readonly typeName = 'tipb.FTSBooleanNode';
  declare occur: FTSBooleanOccur | undefined;
  declare modifier: FTSBooleanModifier | undefined;
  declare node: { readonly kind: 'term'; readonly value: FTSBooleanTerm } | { readonly kind: 'subExpression'; readonly value: FTSBooleanQuery } | undefined;

  constructor() {
    this.occur = undefined;
    this.modifier = undefined;
    this.node = undefined;
  }

  static merge(m: FTSBooleanNode, r: Reader): FTSBooleanNode {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.occur = r.int32(); continue; }
        case 2: { if (tag !== 16) break; m.modifier = r.int32(); continue; }
        case 3: { if (tag !== 26) break; const outer = r.enter(); const v = m.node?.kind === 'term' ? m.node.value : new FTSBooleanTerm(); m.node = { kind: 'term', value: FTSBooleanTerm.merge(v, r) }; r.leave(outer); continue; }
        case 4: { if (tag !== 34) break; const outer = r.enter(); const v = m.node?.kind === 'subExpression' ? m.node.value : new FTSBooleanQuery(); m.node = { kind: 'subExpression', value: FTSBooleanQuery.merge(v, r) }; r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: FTSBooleanNodeInit, w: Writer): void {
    { const v = m.occur; if (v !== undefined) { w.tag(8); w.signed(v); } }
    { const v = m.modifier; if (v !== undefined) { w.tag(16); w.signed(v); } }
    const node_ = m.node;
    if (node_ !== undefined) {
      switch (node_.kind) {
        case 'term': { w.tag(26); const at = w.begin(); FTSBooleanTerm.write(node_.value, w); w.end(at); break; }
        case 'subExpression': { w.tag(34); const at = w.begin(); FTSBooleanQuery.write(node_.value, w); w.end(at); break; }
      }
    }
  }

  static read(r: Reader): FTSBooleanNode {
    return FTSBooleanNode.merge(new FTSBooleanNode(), r);
  }

  static decode(bytes: Uint8Array): FTSBooleanNode {
    return FTSBooleanNode.merge(new FTSBooleanNode(), new Reader(bytes));
  }

  static encode(m: FTSBooleanNodeInit): Uint8Array {
    return encodeWith(FTSBooleanNode.write, m);
  }
}

export interface FTSQueryInfoInit {
  readonly queryType?: FTSQueryType | undefined;
  readonly indexId?: number | undefined;
  readonly columns?: readonly ColumnInfoInit[] | undefined;
  readonly columnNames?: readonly string[] | undefined;
  readonly queryText?: string | undefined;
  readonly queryTokenizer?: string | undefined;
  readonly topK?: number | undefined;
  readonly sortColumnIds?: readonly number[] | undefined;
  readonly sortColumnAsc?: readonly boolean[] | undefined;
  readonly queryFunc?: ScalarFuncSig | undefined;
  readonly matchExpr?: readonly ExprInit[] | undefined;
  readonly booleanQuery?: FTSBooleanQueryInit | undefined;
}

export class FTSQueryInfo {
  static readonly typeName = 'tipb.FTSQueryInfo';
  declare queryType: FTSQueryType | undefined;
  declare indexId: number | undefined;
  declare columns: readonly ColumnInfo[];
  declare columnNames: readonly string[];
  declare queryText: string | undefined;
  declare queryTokenizer: string | undefined;
  declare topK: number | undefined;
  declare sortColumnIds: readonly number[];
  declare sortColumnAsc: readonly boolean[];
  declare queryFunc: ScalarFuncSig | undefined;
  declare matchExpr: readonly Expr[];
  declare booleanQuery: FTSBooleanQuery | undefined;

  constructor() {
    this.queryType = undefined;
    this.indexId = undefined;
    this.columns = EMPTY_LIST;
    this.columnNames = EMPTY_LIST;
    this.queryText = undefined;
    this.queryTokenizer = undefined;
    this.topK = undefined;
    this.sortColumnIds = EMPTY_LIST;
    this.sortColumnAsc = EMPTY_LIST;
    this.queryFunc = undefined;
    this.matchExpr = EMPTY_LIST;
    this.booleanQuery = undefined;
  }

  static merge(m: FTSQueryInfo, r: Reader): FTSQueryInfo {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.queryType = r.int32(); continue; }
        case 2: { if (tag !== 16) break; m.indexId = r.int64(); continue; }
        case 3: { if (tag !== 26) break; const outer = r.enter(); if (m.columns === EMPTY_LIST) m.columns = []; (m.columns as ColumnInfo[]).push(ColumnInfo.merge(new ColumnInfo(), r)); r.leave(outer); continue; }
        case 4: { if (tag !== 34) break; if (m.columnNames === EMPTY_LIST) m.columnNames = []; (m.columnNames as string[]).push(r.string()); continue; }
        case 5: { if (tag !== 42) break; m.queryText = r.string(); continue; }
        case 6: { if (tag !== 50) break; m.queryTokenizer = r.string(); continue; }
        case 10: { if (tag !== 80) break; m.topK = r.uint32(); continue; }
        case 11: {
          if (tag !== 88 && tag !== 90) break;
          if (m.sortColumnIds === EMPTY_LIST) m.sortColumnIds = [];
          if (tag === 88) { (m.sortColumnIds as number[]).push(r.int64()); continue; }
          const outer = r.enter();
          while (r.position < r.limit) (m.sortColumnIds as number[]).push(r.int64());
          r.leave(outer);
          continue;
        }
        case 12: {
          if (tag !== 96 && tag !== 98) break;
          if (m.sortColumnAsc === EMPTY_LIST) m.sortColumnAsc = [];
          if (tag === 96) { (m.sortColumnAsc as boolean[]).push(r.bool()); continue; }
          const outer = r.enter();
          while (r.position < r.limit) (m.sortColumnAsc as boolean[]).push(r.bool());
          r.leave(outer);
          continue;
        }
        case 20: { if (tag !== 160) break; m.queryFunc = r.int32(); continue; }
        case 21: { if (tag !== 170) break; const outer = r.enter(); if (m.matchExpr === EMPTY_LIST) m.matchExpr = []; (m.matchExpr as Expr[]).push(Expr.merge(new Expr(), r)); r.leave(outer); continue; }
        case 22: { if (tag !== 178) break; const outer = r.enter(); m.booleanQuery = FTSBooleanQuery.merge(m.booleanQuery ?? new FTSBooleanQuery(), r); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: FTSQueryInfoInit, w: Writer): void {
    { const v = m.queryType; if (v !== undefined) { w.tag(8); w.signed(v); } }
    { const v = m.indexId; if (v !== undefined) { w.tag(16); w.signed(v); } }
    { const v = m.columns; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(26); const at = w.begin(); ColumnInfo.write(v[i] as ColumnInfoInit, w); w.end(at); } } }
    { const v = m.columnNames; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(34); w.string(v[i] as string); } } }
    { const v = m.queryText; if (v !== undefined) { w.tag(42); w.string(v); } }
    { const v = m.queryTokenizer; if (v !== undefined) { w.tag(50); w.string(v); } }
    { const v = m.topK; if (v !== undefined) { w.tag(80); w.unsigned(v); } }
    { const v = m.sortColumnIds; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(88); w.signed(v[i] as number); } } }
    { const v = m.sortColumnAsc; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(96); w.bool(v[i] as boolean); } } }
    { const v = m.queryFunc; if (v !== undefined) { w.tag(160); w.signed(v); } }
    { const v = m.matchExpr; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(170); const at = w.begin(); Expr.write(v[i] as ExprInit, w); w.end(at); } } }
    { const v = m.booleanQuery; if (v !== undefined) { w.tag(178); const at = w.begin(); FTSBooleanQuery.write(v, w); w.end(at); } }
  }

  static read(r: Reader): FTSQueryInfo {
    return FTSQueryInfo.merge(new FTSQueryInfo(), r);
  }

  static decode(bytes: Uint8Array): FTSQueryInfo {
    return FTSQueryInfo.merge(new FTSQueryInfo(), new Reader(bytes));
  }

  static encode(m: FTSQueryInfoInit): Uint8Array {
    return encodeWith(FTSQueryInfo.write, m);
  }
}

export interface TiCIVectorQueryInfoInit {
  readonly indexId?: number | undefined;
  readonly columnId?: number | undefined;
  readonly distanceMetric?: VectorDistanceMetric | undefined;
  readonly topK?: number | undefined;
  readonly queryVector?: Uint8Array | undefined;
  readonly dimension?: number | undefined;
  readonly filterExpr?: readonly ExprInit[] | undefined;
  readonly columnName?: string | undefined;
}

export class TiCIVectorQueryInfo {
  static readonly typeName = 'tipb.TiCIVectorQueryInfo';
  declare indexId: number | undefined;
  declare columnId: number | undefined;
  declare distanceMetric: VectorDistanceMetric | undefined;
  declare topK: number | undefined;
  declare queryVector: Uint8Array | undefined;
  declare dimension: number | undefined;
  declare filterExpr: readonly Expr[];
  declare columnName: string | undefined;

  constructor() {
    this.indexId = undefined;
    this.columnId = undefined;
    this.distanceMetric = undefined;
    this.topK = undefined;
    this.queryVector = undefined;
    this.dimension = undefined;
    this.filterExpr = EMPTY_LIST;
    this.columnName = undefined;
  }

  static merge(m: TiCIVectorQueryInfo, r: Reader): TiCIVectorQueryInfo {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.indexId = r.int64(); continue; }
        case 2: { if (tag !== 16) break; m.columnId = r.int64(); continue; }
        case 3: { if (tag !== 24) break; m.distanceMetric = r.int32(); continue; }
        case 4: { if (tag !== 32) break; m.topK = r.uint32(); continue; }
        case 5: { if (tag !== 42) break; m.queryVector = r.bytes(); continue; }
        case 6: { if (tag !== 48) break; m.dimension = r.uint32(); continue; }
        case 7: { if (tag !== 58) break; const outer = r.enter(); if (m.filterExpr === EMPTY_LIST) m.filterExpr = []; (m.filterExpr as Expr[]).push(Expr.merge(new Expr(), r)); r.leave(outer); continue; }
        case 8: { if (tag !== 66) break; m.columnName = r.string(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: TiCIVectorQueryInfoInit, w: Writer): void {
    { const v = m.indexId; if (v !== undefined) { w.tag(8); w.signed(v); } }
    { const v = m.columnId; if (v !== undefined) { w.tag(16); w.signed(v); } }
    { const v = m.distanceMetric; if (v !== undefined) { w.tag(24); w.signed(v); } }
    { const v = m.topK; if (v !== undefined) { w.tag(32); w.unsigned(v); } }
    { const v = m.queryVector; if (v !== undefined) { w.tag(42); w.bytes(v); } }
    { const v = m.dimension; if (v !== undefined) { w.tag(48); w.unsigned(v); } }
    { const v = m.filterExpr; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(58); const at = w.begin(); Expr.write(v[i] as ExprInit, w); w.end(at); } } }
    { const v = m.columnName; if (v !== undefined) { w.tag(66); w.string(v); } }
  }

  static read(r: Reader): TiCIVectorQueryInfo {
    return TiCIVectorQueryInfo.merge(new TiCIVectorQueryInfo(), r);
  }

  static decode(bytes: Uint8Array): TiCIVectorQueryInfo {
    return TiCIVectorQueryInfo.merge(new TiCIVectorQueryInfo(), new Reader(bytes));
  }

  static encode(m: TiCIVectorQueryInfoInit): Uint8Array {
    return encodeWith(TiCIVectorQueryInfo.write, m);
  }
}

export interface ColumnarIndexInfoInit {
  readonly indexType?: ColumnarIndexType | undefined;
  readonly index?: { readonly kind: 'annQueryInfo'; readonly value: ANNQueryInfoInit } | { readonly kind: 'invertedQueryInfo'; readonly value: InvertedQueryInfoInit } | { readonly kind: 'ftsQueryInfo'; readonly value: FTSQueryInfoInit } | undefined;
}

export class ColumnarIndexInfo {
  static readonly typeName = 'tipb.ColumnarIndexInfo';
  declare indexType: ColumnarIndexType | undefined;
  declare index: { readonly kind: 'annQueryInfo'; readonly value: ANNQueryInfo } | { readonly kind: 'invertedQueryInfo'; readonly value: InvertedQueryInfo } | { readonly kind: 'ftsQueryInfo'; readonly value: FTSQueryInfo } | undefined;

  constructor() {
    this.indexType = undefined;
    this.index = undefined;
  }

  static merge(m: ColumnarIndexInfo, r: Reader): ColumnarIndexInfo {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.indexType = r.int32(); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); const v = m.index?.kind === 'annQueryInfo' ? m.index.value : new ANNQueryInfo(); m.index = { kind: 'annQueryInfo', value: ANNQueryInfo.merge(v, r) }; r.leave(outer); continue; }
        case 3: { if (tag !== 26) break; const outer = r.enter(); const v = m.index?.kind === 'invertedQueryInfo' ? m.index.value : new InvertedQueryInfo(); m.index = { kind: 'invertedQueryInfo', value: InvertedQueryInfo.merge(v, r) }; r.leave(outer); continue; }
        case 4: { if (tag !== 34) break; const outer = r.enter(); const v = m.index?.kind === 'ftsQueryInfo' ? m.index.value : new FTSQueryInfo(); m.index = { kind: 'ftsQueryInfo', value: FTSQueryInfo.merge(v, r) }; r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: ColumnarIndexInfoInit, w: Writer): void {
    { const v = m.indexType; if (v !== undefined) { w.tag(8); w.signed(v); } }
    const index_ = m.index;
    if (index_ !== undefined) {
      switch (index_.kind) {
        case 'annQueryInfo': { w.tag(18); const at = w.begin(); ANNQueryInfo.write(index_.value, w); w.end(at); break; }
        case 'invertedQueryInfo': { w.tag(26); const at = w.begin(); InvertedQueryInfo.write(index_.value, w); w.end(at); break; }
        case 'ftsQueryInfo': { w.tag(34); const at = w.begin(); FTSQueryInfo.write(index_.value, w); w.end(at); break; }
      }
    }
  }

  static read(r: Reader): ColumnarIndexInfo {
    return ColumnarIndexInfo.merge(new ColumnarIndexInfo(), r);
  }

  static decode(bytes: Uint8Array): ColumnarIndexInfo {
    return ColumnarIndexInfo.merge(new ColumnarIndexInfo(), new Reader(bytes));
  }

  static encode(m: ColumnarIndexInfoInit): Uint8Array {
    return encodeWith(ColumnarIndexInfo.write, m);
  }
}

export interface TableScanInit {
  readonly tableId?: number | undefined;
  readonly columns?: readonly ColumnInfoInit[] | undefined;
  readonly desc?: boolean | undefined;
  readonly primaryColumnIds?: readonly number[] | undefined;
  readonly nextReadEngine?: EngineType | undefined;
  readonly ranges?: readonly KeyRangeInit[] | undefined;
  readonly primaryPrefixColumnIds?: readonly number[] | undefined;
  readonly keepOrder?: boolean | undefined;
  readonly isFastScan?: boolean | undefined;
  readonly pushedDownFilterConditions?: readonly ExprInit[] | undefined;
  readonly runtimeFilterList?: readonly RuntimeFilterInit[] | undefined;
  readonly maxWaitTimeMs?: number | undefined;
  readonly deprecatedAnnQuery?: ANNQueryInfoInit | undefined;
  readonly usedColumnarIndexes?: readonly ColumnarIndexInfoInit[] | undefined;
}

export class TableScan {
  static readonly typeName = 'tipb.TableScan';
  declare tableId: number | undefined;
  declare columns: readonly ColumnInfo[];
  declare desc: boolean | undefined;
  declare primaryColumnIds: readonly number[];
  declare nextReadEngine: EngineType | undefined;
  declare ranges: readonly KeyRange[];
  declare primaryPrefixColumnIds: readonly number[];
  declare keepOrder: boolean | undefined;
  declare isFastScan: boolean | undefined;
  declare pushedDownFilterConditions: readonly Expr[];
  declare runtimeFilterList: readonly RuntimeFilter[];
  declare maxWaitTimeMs: number | undefined;
  declare deprecatedAnnQuery: ANNQueryInfo | undefined;
  declare usedColumnarIndexes: readonly ColumnarIndexInfo[];

  constructor() {
    this.tableId = undefined;
    this.columns = EMPTY_LIST;
    this.desc = undefined;
    this.primaryColumnIds = EMPTY_LIST;
    this.nextReadEngine = undefined;
    this.ranges = EMPTY_LIST;
    this.primaryPrefixColumnIds = EMPTY_LIST;
    this.keepOrder = undefined;
    this.isFastScan = undefined;
    this.pushedDownFilterConditions = EMPTY_LIST;
    this.runtimeFilterList = EMPTY_LIST;
    this.maxWaitTimeMs = undefined;
    this.deprecatedAnnQuery = undefined;
    this.usedColumnarIndexes = EMPTY_LIST;
  }

  static merge(m: TableScan, r: Reader): TableScan {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.tableId = r.int64(); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); if (m.columns === EMPTY_LIST) m.columns = []; (m.columns as ColumnInfo[]).push(ColumnInfo.merge(new ColumnInfo(), r)); r.leave(outer); continue; }
        case 3: { if (tag !== 24) break; m.desc = r.bool(); continue; }
        case 4: {
          if (tag !== 32 && tag !== 34) break;
          if (m.primaryColumnIds === EMPTY_LIST) m.primaryColumnIds = [];
          if (tag === 32) { (m.primaryColumnIds as number[]).push(r.int64()); continue; }
          const outer = r.enter();
          while (r.position < r.limit) (m.primaryColumnIds as number[]).push(r.int64());
          r.leave(outer);
          continue;
        }
        case 5: { if (tag !== 40) break; m.nextReadEngine = r.int32(); continue; }
        case 6: { if (tag !== 50) break; const outer = r.enter(); if (m.ranges === EMPTY_LIST) m.ranges = []; (m.ranges as KeyRange[]).push(KeyRange.merge(new KeyRange(), r)); r.leave(outer); continue; }
        case 7: {
          if (tag !== 56 && tag !== 58) break;
          if (m.primaryPrefixColumnIds === EMPTY_LIST) m.primaryPrefixColumnIds = [];
          if (tag === 56) { (m.primaryPrefixColumnIds as number[]).push(r.int64()); continue; }
          const outer = r.enter();
          while (r.position < r.limit) (m.primaryPrefixColumnIds as number[]).push(r.int64());
          r.leave(outer);
          continue;
        }
        case 8: { if (tag !== 64) break; m.keepOrder = r.bool(); continue; }
        case 9: { if (tag !== 72) break; m.isFastScan = r.bool(); continue; }
        case 10: { if (tag !== 82) break; const outer = r.enter(); if (m.pushedDownFilterConditions === EMPTY_LIST) m.pushedDownFilterConditions = []; (m.pushedDownFilterConditions as Expr[]).push(Expr.merge(new Expr(), r)); r.leave(outer); continue; }
        case 11: { if (tag !== 90) break; const outer = r.enter(); if (m.runtimeFilterList === EMPTY_LIST) m.runtimeFilterList = []; (m.runtimeFilterList as RuntimeFilter[]).push(RuntimeFilter.merge(new RuntimeFilter(), r)); r.leave(outer); continue; }
        case 12: { if (tag !== 96) break; m.maxWaitTimeMs = r.int32(); continue; }
        case 13: { if (tag !== 106) break; const outer = r.enter(); m.deprecatedAnnQuery = ANNQueryInfo.merge(m.deprecatedAnnQuery ?? new ANNQueryInfo(), r); r.leave(outer); continue; }
        case 14: { if (tag !== 114) break; const outer = r.enter(); if (m.usedColumnarIndexes === EMPTY_LIST) m.usedColumnarIndexes = []; (m.usedColumnarIndexes as ColumnarIndexInfo[]).push(ColumnarIndexInfo.merge(new ColumnarIndexInfo(), r)); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: TableScanInit, w: Writer): void {
    { const v = m.tableId; if (v !== undefined) { w.tag(8); w.signed(v); } }
    { const v = m.columns; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(18); const at = w.begin(); ColumnInfo.write(v[i] as ColumnInfoInit, w); w.end(at); } } }
    { const v = m.desc; if (v !== undefined) { w.tag(24); w.bool(v); } }
    { const v = m.primaryColumnIds; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(32); w.signed(v[i] as number); } } }
    { const v = m.nextReadEngine; if (v !== undefined) { w.tag(40); w.signed(v); } }
    { const v = m.ranges; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(50); const at = w.begin(); KeyRange.write(v[i] as KeyRangeInit, w); w.end(at); } } }
    { const v = m.primaryPrefixColumnIds; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(56); w.signed(v[i] as number); } } }
    { const v = m.keepOrder; if (v !== undefined) { w.tag(64); w.bool(v); } }
    { const v = m.isFastScan; if (v !== undefined) { w.tag(72); w.bool(v); } }
    { const v = m.pushedDownFilterConditions; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(82); const at = w.begin(); Expr.write(v[i] as ExprInit, w); w.end(at); } } }
    { const v = m.runtimeFilterList; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(90); const at = w.begin(); RuntimeFilter.write(v[i] as RuntimeFilterInit, w); w.end(at); } } }
    { const v = m.maxWaitTimeMs; if (v !== undefined) { w.tag(96); w.signed(v); } }
    { const v = m.deprecatedAnnQuery; if (v !== undefined) { w.tag(106); const at = w.begin(); ANNQueryInfo.write(v, w); w.end(at); } }
    { const v = m.usedColumnarIndexes; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(114); const at = w.begin(); ColumnarIndexInfo.write(v[i] as ColumnarIndexInfoInit, w); w.end(at); } } }
  }

  static read(r: Reader): TableScan {
    return TableScan.merge(new TableScan(), r);
  }

  static decode(bytes: Uint8Array): TableScan {
    return TableScan.merge(new TableScan(), new Reader(bytes));
  }

  static encode(m: TableScanInit): Uint8Array {
    return encodeWith(TableScan.write, m);
  }
}

export interface PartitionTableScanInit {
  readonly tableId?: number | undefined;
  readonly columns?: readonly ColumnInfoInit[] | undefined;
  readonly desc?: boolean | undefined;
  readonly primaryColumnIds?: readonly number[] | undefined;
  readonly primaryPrefixColumnIds?: readonly number[] | undefined;
  readonly partitionIds?: readonly number[] | undefined;
  readonly isFastScan?: boolean | undefined;
  readonly pushedDownFilterConditions?: readonly ExprInit[] | undefined;
  readonly runtimeFilterList?: readonly RuntimeFilterInit[] | undefined;
  readonly maxWaitTimeMs?: number | undefined;
  readonly deprecatedAnnQuery?: ANNQueryInfoInit | undefined;
  readonly usedColumnarIndexes?: readonly ColumnarIndexInfoInit[] | undefined;
}

export class PartitionTableScan {
  static readonly typeName = 'tipb.PartitionTableScan';
  declare tableId: number | undefined;
  declare columns: readonly ColumnInfo[];
  declare desc: boolean | undefined;
  declare primaryColumnIds: readonly number[];
  declare primaryPrefixColumnIds: readonly number[];
  declare partitionIds: readonly number[];
  declare isFastScan: boolean | undefined;
  declare pushedDownFilterConditions: readonly Expr[];
  declare runtimeFilterList: readonly RuntimeFilter[];
  declare maxWaitTimeMs: number | undefined;
  declare deprecatedAnnQuery: ANNQueryInfo | undefined;
  declare usedColumnarIndexes: readonly ColumnarIndexInfo[];

  constructor() {
    this.tableId = undefined;
    this.columns = EMPTY_LIST;
    this.desc = undefined;
    this.primaryColumnIds = EMPTY_LIST;
    this.primaryPrefixColumnIds = EMPTY_LIST;
    this.partitionIds = EMPTY_LIST;
    this.isFastScan = undefined;
    this.pushedDownFilterConditions = EMPTY_LIST;
    this.runtimeFilterList = EMPTY_LIST;
    this.maxWaitTimeMs = undefined;
    this.deprecatedAnnQuery = undefined;
    this.usedColumnarIndexes = EMPTY_LIST;
  }

  static merge(m: PartitionTableScan, r: Reader): PartitionTableScan {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.tableId = r.int64(); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); if (m.columns === EMPTY_LIST) m.columns = []; (m.columns as ColumnInfo[]).push(ColumnInfo.merge(new ColumnInfo(), r)); r.leave(outer); continue; }
        case 3: { if (tag !== 24) break; m.desc = r.bool(); continue; }
        case 4: {
          if (tag !== 32 && tag !== 34) break;
          if (m.primaryColumnIds === EMPTY_LIST) m.primaryColumnIds = [];
          if (tag === 32) { (m.primaryColumnIds as number[]).push(r.int64()); continue; }
          const outer = r.enter();
          while (r.position < r.limit) (m.primaryColumnIds as number[]).push(r.int64());
          r.leave(outer);
          continue;
        }
        case 5: {
          if (tag !== 40 && tag !== 42) break;
          if (m.primaryPrefixColumnIds === EMPTY_LIST) m.primaryPrefixColumnIds = [];
          if (tag === 40) { (m.primaryPrefixColumnIds as number[]).push(r.int64()); continue; }
          const outer = r.enter();
          while (r.position < r.limit) (m.primaryPrefixColumnIds as number[]).push(r.int64());
          r.leave(outer);
          continue;
        }
        case 6: {
          if (tag !== 48 && tag !== 50) break;
          if (m.partitionIds === EMPTY_LIST) m.partitionIds = [];
          if (tag === 48) { (m.partitionIds as number[]).push(r.int64()); continue; }
          const outer = r.enter();
          while (r.position < r.limit) (m.partitionIds as number[]).push(r.int64());
          r.leave(outer);
          continue;
        }
        case 7: { if (tag !== 56) break; m.isFastScan = r.bool(); continue; }
        case 8: { if (tag !== 66) break; const outer = r.enter(); if (m.pushedDownFilterConditions === EMPTY_LIST) m.pushedDownFilterConditions = []; (m.pushedDownFilterConditions as Expr[]).push(Expr.merge(new Expr(), r)); r.leave(outer); continue; }
        case 9: { if (tag !== 74) break; const outer = r.enter(); if (m.runtimeFilterList === EMPTY_LIST) m.runtimeFilterList = []; (m.runtimeFilterList as RuntimeFilter[]).push(RuntimeFilter.merge(new RuntimeFilter(), r)); r.leave(outer); continue; }
        case 10: { if (tag !== 80) break; m.maxWaitTimeMs = r.int32(); continue; }
        case 11: { if (tag !== 90) break; const outer = r.enter(); m.deprecatedAnnQuery = ANNQueryInfo.merge(m.deprecatedAnnQuery ?? new ANNQueryInfo(), r); r.leave(outer); continue; }
        case 12: { if (tag !== 98) break; const outer = r.enter(); if (m.usedColumnarIndexes === EMPTY_LIST) m.usedColumnarIndexes = []; (m.usedColumnarIndexes as ColumnarIndexInfo[]).push(ColumnarIndexInfo.merge(new ColumnarIndexInfo(), r)); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: PartitionTableScanInit, w: Writer): void {
    { const v = m.tableId; if (v !== undefined) { w.tag(8); w.signed(v); } }
    { const v = m.columns; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(18); const at = w.begin(); ColumnInfo.write(v[i] as ColumnInfoInit, w); w.end(at); } } }
    { const v = m.desc; if (v !== undefined) { w.tag(24); w.bool(v); } }
    { const v = m.primaryColumnIds; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(32); w.signed(v[i] as number); } } }
    { const v = m.primaryPrefixColumnIds; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(40); w.signed(v[i] as number); } } }
    { const v = m.partitionIds; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(48); w.signed(v[i] as number); } } }
    { const v = m.isFastScan; if (v !== undefined) { w.tag(56); w.bool(v); } }
    { const v = m.pushedDownFilterConditions; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(66); const at = w.begin(); Expr.write(v[i] as ExprInit, w); w.end(at); } } }
    { const v = m.runtimeFilterList; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(74); const at = w.begin(); RuntimeFilter.write(v[i] as RuntimeFilterInit, w); w.end(at); } } }
    { const v = m.maxWaitTimeMs; if (v !== undefined) { w.tag(80); w.signed(v); } }
    { const v = m.deprecatedAnnQuery; if (v !== undefined) { w.tag(90); const at = w.begin(); ANNQueryInfo.write(v, w); w.end(at); } }
    { const v = m.usedColumnarIndexes; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(98); const at = w.begin(); ColumnarIndexInfo.write(v[i] as ColumnarIndexInfoInit, w); w.end(at); } } }
  }

  static read(r: Reader): PartitionTableScan {
    return PartitionTableScan.merge(new PartitionTableScan(), r);
  }

  static decode(bytes: Uint8Array): PartitionTableScan {
    return PartitionTableScan.merge(new PartitionTableScan(), new Reader(bytes));
  }

  static encode(m: PartitionTableScanInit): Uint8Array {
    return encodeWith(PartitionTableScan.write, m);
  }
}

export interface JoinInit {
  readonly joinType?: JoinType | undefined;
  readonly joinExecType?: JoinExecType | undefined;
  readonly children?: readonly ExecutorInit[] | undefined;
  readonly innerIdx?: number | undefined;
  readonly leftJoinKeys?: readonly ExprInit[] | undefined;
  readonly rightJoinKeys?: readonly ExprInit[] | undefined;
  readonly probeTypes?: readonly FieldTypeInit[] | undefined;
  readonly buildTypes?: readonly FieldTypeInit[] | undefined;
  readonly leftConditions?: readonly ExprInit[] | undefined;
  readonly rightConditions?: readonly ExprInit[] | undefined;
  readonly otherConditions?: readonly ExprInit[] | undefined;
  readonly otherEqConditionsFromIn?: readonly ExprInit[] | undefined;
  readonly isNullAwareSemiJoin?: boolean | undefined;
  readonly runtimeFilterList?: readonly RuntimeFilterInit[] | undefined;
  readonly isNullEq?: readonly boolean[] | undefined;
}

export class Join {
  static readonly typeName = 'tipb.Join';
  declare joinType: JoinType | undefined;
  declare joinExecType: JoinExecType | undefined;
  declare children: readonly Executor[];
  declare innerIdx: number | undefined;
  declare leftJoinKeys: readonly Expr[];
  declare rightJoinKeys: readonly Expr[];
  declare probeTypes: readonly FieldType[];
  declare buildTypes: readonly FieldType[];
  declare leftConditions: readonly Expr[];
  declare rightConditions: readonly Expr[];
  declare otherConditions: readonly Expr[];
  declare otherEqConditionsFromIn: readonly Expr[];
  declare isNullAwareSemiJoin: boolean | undefined;
  declare runtimeFilterList: readonly RuntimeFilter[];
  declare isNullEq: readonly boolean[];

  constructor() {
    this.joinType = undefined;
    this.joinExecType = undefined;
    this.children = EMPTY_LIST;
    this.innerIdx = undefined;
    this.leftJoinKeys = EMPTY_LIST;
    this.rightJoinKeys = EMPTY_LIST;
    this.probeTypes = EMPTY_LIST;
    this.buildTypes = EMPTY_LIST;
    this.leftConditions = EMPTY_LIST;
    this.rightConditions = EMPTY_LIST;
    this.otherConditions = EMPTY_LIST;
    this.otherEqConditionsFromIn = EMPTY_LIST;
    this.isNullAwareSemiJoin = undefined;
    this.runtimeFilterList = EMPTY_LIST;
    this.isNullEq = EMPTY_LIST;
  }

  static merge(m: Join, r: Reader): Join {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.joinType = r.int32(); continue; }
        case 2: { if (tag !== 16) break; m.joinExecType = r.int32(); continue; }
        case 3: { if (tag !== 26) break; const outer = r.enter(); if (m.children === EMPTY_LIST) m.children = []; (m.children as Executor[]).push(Executor.merge(new Executor(), r)); r.leave(outer); continue; }
        case 4: { if (tag !== 32) break; m.innerIdx = r.int64(); continue; }
        case 5: { if (tag !== 42) break; const outer = r.enter(); if (m.leftJoinKeys === EMPTY_LIST) m.leftJoinKeys = []; (m.leftJoinKeys as Expr[]).push(Expr.merge(new Expr(), r)); r.leave(outer); continue; }
        case 6: { if (tag !== 50) break; const outer = r.enter(); if (m.rightJoinKeys === EMPTY_LIST) m.rightJoinKeys = []; (m.rightJoinKeys as Expr[]).push(Expr.merge(new Expr(), r)); r.leave(outer); continue; }
        case 7: { if (tag !== 58) break; const outer = r.enter(); if (m.probeTypes === EMPTY_LIST) m.probeTypes = []; (m.probeTypes as FieldType[]).push(FieldType.merge(new FieldType(), r)); r.leave(outer); continue; }
        case 8: { if (tag !== 66) break; const outer = r.enter(); if (m.buildTypes === EMPTY_LIST) m.buildTypes = []; (m.buildTypes as FieldType[]).push(FieldType.merge(new FieldType(), r)); r.leave(outer); continue; }
        case 9: { if (tag !== 74) break; const outer = r.enter(); if (m.leftConditions === EMPTY_LIST) m.leftConditions = []; (m.leftConditions as Expr[]).push(Expr.merge(new Expr(), r)); r.leave(outer); continue; }
        case 10: { if (tag !== 82) break; const outer = r.enter(); if (m.rightConditions === EMPTY_LIST) m.rightConditions = []; (m.rightConditions as Expr[]).push(Expr.merge(new Expr(), r)); r.leave(outer); continue; }
        case 11: { if (tag !== 90) break; const outer = r.enter(); if (m.otherConditions === EMPTY_LIST) m.otherConditions = []; (m.otherConditions as Expr[]).push(Expr.merge(new Expr(), r)); r.leave(outer); continue; }
        case 12: { if (tag !== 98) break; const outer = r.enter(); if (m.otherEqConditionsFromIn === EMPTY_LIST) m.otherEqConditionsFromIn = []; (m.otherEqConditionsFromIn as Expr[]).push(Expr.merge(new Expr(), r)); r.leave(outer); continue; }
        case 13: { if (tag !== 104) break; m.isNullAwareSemiJoin = r.bool(); continue; }
        case 14: { if (tag !== 114) break; const outer = r.enter(); if (m.runtimeFilterList === EMPTY_LIST) m.runtimeFilterList = []; (m.runtimeFilterList as RuntimeFilter[]).push(RuntimeFilter.merge(new RuntimeFilter(), r)); r.leave(outer); continue; }
        case 15: {
          if (tag !== 120 && tag !== 122) break;
          if (m.isNullEq === EMPTY_LIST) m.isNullEq = [];
          if (tag === 120) { (m.isNullEq as boolean[]).push(r.bool()); continue; }
          const outer = r.enter();
          while (r.position < r.limit) (m.isNullEq as boolean[]).push(r.bool());
          r.leave(outer);
          continue;
        }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: JoinInit, w: Writer): void {
    { const v = m.joinType; if (v !== undefined) { w.tag(8); w.signed(v); } }
    { const v = m.joinExecType; if (v !== undefined) { w.tag(16); w.signed(v); } }
    { const v = m.children; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(26); const at = w.begin(); Executor.write(v[i] as ExecutorInit, w); w.end(at); } } }
    { const v = m.innerIdx; if (v !== undefined) { w.tag(32); w.signed(v); } }
    { const v = m.leftJoinKeys; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(42); const at = w.begin(); Expr.write(v[i] as ExprInit, w); w.end(at); } } }
    { const v = m.rightJoinKeys; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(50); const at = w.begin(); Expr.write(v[i] as ExprInit, w); w.end(at); } } }
    { const v = m.probeTypes; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(58); const at = w.begin(); FieldType.write(v[i] as FieldTypeInit, w); w.end(at); } } }
    { const v = m.buildTypes; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(66); const at = w.begin(); FieldType.write(v[i] as FieldTypeInit, w); w.end(at); } } }
    { const v = m.leftConditions; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(74); const at = w.begin(); Expr.write(v[i] as ExprInit, w); w.end(at); } } }
    { const v = m.rightConditions; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(82); const at = w.begin(); Expr.write(v[i] as ExprInit, w); w.end(at); } } }
    { const v = m.otherConditions; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(90); const at = w.begin(); Expr.write(v[i] as ExprInit, w); w.end(at); } } }
    { const v = m.otherEqConditionsFromIn; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(98); const at = w.begin(); Expr.write(v[i] as ExprInit, w); w.end(at); } } }
    { const v = m.isNullAwareSemiJoin; if (v !== undefined) { w.tag(104); w.bool(v); } }
    { const v = m.runtimeFilterList; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(114); const at = w.begin(); RuntimeFilter.write(v[i] as RuntimeFilterInit, w); w.end(at); } } }
    { const v = m.isNullEq; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(120); w.bool(v[i] as boolean); } } }
  }

  static read(r: Reader): Join {
    return Join.merge(new Join(), r);
  }

  static decode(bytes: Uint8Array): Join {
    return Join.merge(new Join(), new Reader(bytes));
  }

  static encode(m: JoinInit): Uint8Array {
    return encodeWith(Join.write, m);
  }
}

export interface RuntimeFilterInit {
  readonly id?: number | undefined;
  readonly sourceExprList?: readonly ExprInit[] | undefined;
  readonly targetExprList?: readonly ExprInit[] | undefined;
  readonly sourceExecutorId?: string | undefined;
  readonly targetExecutorId?: string | undefined;
  readonly rfType?: RuntimeFilterType | undefined;
  readonly rfMode?: RuntimeFilterMode | undefined;
}

export class RuntimeFilter {
  static readonly typeName = 'tipb.RuntimeFilter';
  declare id: number | undefined;
  declare sourceExprList: readonly Expr[];
  declare targetExprList: readonly Expr[];
  declare sourceExecutorId: string | undefined;
  declare targetExecutorId: string | undefined;
  declare rfType: RuntimeFilterType | undefined;
  declare rfMode: RuntimeFilterMode | undefined;

  constructor() {
    this.id = undefined;
    this.sourceExprList = EMPTY_LIST;
    this.targetExprList = EMPTY_LIST;
    this.sourceExecutorId = undefined;
    this.targetExecutorId = undefined;
    this.rfType = undefined;
    this.rfMode = undefined;
  }

  static merge(m: RuntimeFilter, r: Reader): RuntimeFilter {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.id = r.int32(); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); if (m.sourceExprList === EMPTY_LIST) m.sourceExprList = []; (m.sourceExprList as Expr[]).push(Expr.merge(new Expr(), r)); r.leave(outer); continue; }
        case 3: { if (tag !== 26) break; const outer = r.enter(); if (m.targetExprList === EMPTY_LIST) m.targetExprList = []; (m.targetExprList as Expr[]).push(Expr.merge(new Expr(), r)); r.leave(outer); continue; }
        case 4: { if (tag !== 34) break; m.sourceExecutorId = r.string(); continue; }
        case 5: { if (tag !== 42) break; m.targetExecutorId = r.string(); continue; }
        case 6: { if (tag !== 48) break; m.rfType = r.int32(); continue; }
        case 7: { if (tag !== 56) break; m.rfMode = r.int32(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: RuntimeFilterInit, w: Writer): void {
    { const v = m.id; if (v !== undefined) { w.tag(8); w.signed(v); } }
    { const v = m.sourceExprList; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(18); const at = w.begin(); Expr.write(v[i] as ExprInit, w); w.end(at); } } }
    { const v = m.targetExprList; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(26); const at = w.begin(); Expr.write(v[i] as ExprInit, w); w.end(at); } } }
    { const v = m.sourceExecutorId; if (v !== undefined) { w.tag(34); w.string(v); } }
    { const v = m.targetExecutorId; if (v !== undefined) { w.tag(42); w.string(v); } }
    { const v = m.rfType; if (v !== undefined) { w.tag(48); w.signed(v); } }
    { const v = m.rfMode; if (v !== undefined) { w.tag(56); w.signed(v); } }
  }

  static read(r: Reader): RuntimeFilter {
    return RuntimeFilter.merge(new RuntimeFilter(), r);
  }

  static decode(bytes: Uint8Array): RuntimeFilter {
    return RuntimeFilter.merge(new RuntimeFilter(), new Reader(bytes));
  }

  static encode(m: RuntimeFilterInit): Uint8Array {
    return encodeWith(RuntimeFilter.write, m);
  }
}

export interface IndexScanInit {
  readonly tableId?: number | undefined;
  readonly indexId?: number | undefined;
  readonly columns?: readonly ColumnInfoInit[] | undefined;
  readonly desc?: boolean | undefined;
  readonly unique?: boolean | undefined;
  readonly primaryColumnIds?: readonly number[] | undefined;
  readonly ftsQueryInfo?: FTSQueryInfoInit | undefined;
  readonly ticiVectorQueryInfo?: TiCIVectorQueryInfoInit | undefined;
}

export class IndexScan {
  static readonly typeName = 'tipb.IndexScan';
  declare tableId: number | undefined;
  declare indexId: number | undefined;
  declare columns: readonly ColumnInfo[];
  declare desc: boolean | undefined;
  declare unique: boolean | undefined;
  declare primaryColumnIds: readonly number[];
  declare ftsQueryInfo: FTSQueryInfo | undefined;
  declare ticiVectorQueryInfo: TiCIVectorQueryInfo | undefined;

  constructor() {
    this.tableId = undefined;
    this.indexId = undefined;
    this.columns = EMPTY_LIST;
    this.desc = undefined;
    this.unique = undefined;
    this.primaryColumnIds = EMPTY_LIST;
    this.ftsQueryInfo = undefined;
    this.ticiVectorQueryInfo = undefined;
  }

  static merge(m: IndexScan, r: Reader): IndexScan {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.tableId = r.int64(); continue; }
        case 2: { if (tag !== 16) break; m.indexId = r.int64(); continue; }
        case 3: { if (tag !== 26) break; const outer = r.enter(); if (m.columns === EMPTY_LIST) m.columns = []; (m.columns as ColumnInfo[]).push(ColumnInfo.merge(new ColumnInfo(), r)); r.leave(outer); continue; }
        case 4: { if (tag !== 32) break; m.desc = r.bool(); continue; }
        case 5: { if (tag !== 40) break; m.unique = r.bool(); continue; }
        case 6: {
          if (tag !== 48 && tag !== 50) break;
          if (m.primaryColumnIds === EMPTY_LIST) m.primaryColumnIds = [];
          if (tag === 48) { (m.primaryColumnIds as number[]).push(r.int64()); continue; }
          const outer = r.enter();
          while (r.position < r.limit) (m.primaryColumnIds as number[]).push(r.int64());
          r.leave(outer);
          continue;
        }
        case 7: { if (tag !== 58) break; const outer = r.enter(); m.ftsQueryInfo = FTSQueryInfo.merge(m.ftsQueryInfo ?? new FTSQueryInfo(), r); r.leave(outer); continue; }
        case 8: { if (tag !== 66) break; const outer = r.enter(); m.ticiVectorQueryInfo = TiCIVectorQueryInfo.merge(m.ticiVectorQueryInfo ?? new TiCIVectorQueryInfo(), r); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: IndexScanInit, w: Writer): void {
    { const v = m.tableId; if (v !== undefined) { w.tag(8); w.signed(v); } }
    { const v = m.indexId; if (v !== undefined) { w.tag(16); w.signed(v); } }
    { const v = m.columns; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(26); const at = w.begin(); ColumnInfo.write(v[i] as ColumnInfoInit, w); w.end(at); } } }
    { const v = m.desc; if (v !== undefined) { w.tag(32); w.bool(v); } }
    { const v = m.unique; if (v !== undefined) { w.tag(40); w.bool(v); } }
    { const v = m.primaryColumnIds; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(48); w.signed(v[i] as number); } } }
    { const v = m.ftsQueryInfo; if (v !== undefined) { w.tag(58); const at = w.begin(); FTSQueryInfo.write(v, w); w.end(at); } }
    { const v = m.ticiVectorQueryInfo; if (v !== undefined) { w.tag(66); const at = w.begin(); TiCIVectorQueryInfo.write(v, w); w.end(at); } }
  }

  static read(r: Reader): IndexScan {
    return IndexScan.merge(new IndexScan(), r);
  }

  static decode(bytes: Uint8Array): IndexScan {
    return IndexScan.merge(new IndexScan(), new Reader(bytes));
  }

  static encode(m: IndexScanInit): Uint8Array {
    return encodeWith(IndexScan.write, m);
  }
}

export interface SelectionInit {
  readonly conditions?: readonly ExprInit[] | undefined;
  readonly rpnConditions?: readonly RpnExprInit[] | undefined;
  readonly child?: ExecutorInit | undefined;
}

export class Selection {
  static readonly typeName = 'tipb.Selection';
  declare conditions: readonly Expr[];
  declare rpnConditions: readonly RpnExpr[];
  declare child: Executor | undefined;

  constructor() {
    this.conditions = EMPTY_LIST;
    this.rpnConditions = EMPTY_LIST;
    this.child = undefined;
  }

  static merge(m: Selection, r: Reader): Selection {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); if (m.conditions === EMPTY_LIST) m.conditions = []; (m.conditions as Expr[]).push(Expr.merge(new Expr(), r)); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); if (m.rpnConditions === EMPTY_LIST) m.rpnConditions = []; (m.rpnConditions as RpnExpr[]).push(RpnExpr.merge(new RpnExpr(), r)); r.leave(outer); continue; }
        case 3: { if (tag !== 26) break; const outer = r.enter(); m.child = Executor.merge(m.child ?? new Executor(), r); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: SelectionInit, w: Writer): void {
    { const v = m.conditions; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(10); const at = w.begin(); Expr.write(v[i] as ExprInit, w); w.end(at); } } }
    { const v = m.rpnConditions; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(18); const at = w.begin(); RpnExpr.write(v[i] as RpnExprInit, w); w.end(at); } } }
    { const v = m.child; if (v !== undefined) { w.tag(26); const at = w.begin(); Executor.write(v, w); w.end(at); } }
  }

  static read(r: Reader): Selection {
    return Selection.merge(new Selection(), r);
  }

  static decode(bytes: Uint8Array): Selection {
    return Selection.merge(new Selection(), new Reader(bytes));
  }

  static encode(m: SelectionInit): Uint8Array {
    return encodeWith(Selection.write, m);
  }
}

export interface ProjectionInit {
  readonly exprs?: readonly ExprInit[] | undefined;
  readonly rpnExprs?: readonly RpnExprInit[] | undefined;
  readonly child?: ExecutorInit | undefined;
}

export class Projection {
  static readonly typeName = 'tipb.Projection';
  declare exprs: readonly Expr[];
  declare rpnExprs: readonly RpnExpr[];
  declare child: Executor | undefined;

  constructor() {
    this.exprs = EMPTY_LIST;
    this.rpnExprs = EMPTY_LIST;
    this.child = undefined;
  }

  static merge(m: Projection, r: Reader): Projection {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); if (m.exprs === EMPTY_LIST) m.exprs = []; (m.exprs as Expr[]).push(Expr.merge(new Expr(), r)); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); if (m.rpnExprs === EMPTY_LIST) m.rpnExprs = []; (m.rpnExprs as RpnExpr[]).push(RpnExpr.merge(new RpnExpr(), r)); r.leave(outer); continue; }
        case 3: { if (tag !== 26) break; const outer = r.enter(); m.child = Executor.merge(m.child ?? new Executor(), r); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: ProjectionInit, w: Writer): void {
    { const v = m.exprs; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(10); const at = w.begin(); Expr.write(v[i] as ExprInit, w); w.end(at); } } }
    { const v = m.rpnExprs; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(18); const at = w.begin(); RpnExpr.write(v[i] as RpnExprInit, w); w.end(at); } } }
    { const v = m.child; if (v !== undefined) { w.tag(26); const at = w.begin(); Executor.write(v, w); w.end(at); } }
  }

  static read(r: Reader): Projection {
    return Projection.merge(new Projection(), r);
  }

  static decode(bytes: Uint8Array): Projection {
    return Projection.merge(new Projection(), new Reader(bytes));
  }

  static encode(m: ProjectionInit): Uint8Array {
    return encodeWith(Projection.write, m);
  }
}

export interface AggregationInit {
  readonly groupBy?: readonly ExprInit[] | undefined;
  readonly rpnGroupBy?: readonly RpnExprInit[] | undefined;
  readonly aggFunc?: readonly ExprInit[] | undefined;
  readonly rpnAggFunc?: readonly RpnExprInit[] | undefined;
  readonly streamed?: boolean | undefined;
  readonly child?: ExecutorInit | undefined;
  readonly preAggMode?: TiFlashPreAggMode | undefined;
}

export class Aggregation {
  static readonly typeName = 'tipb.Aggregation';
  declare groupBy: readonly Expr[];
  declare rpnGroupBy: readonly RpnExpr[];
  declare aggFunc: readonly Expr[];
  declare rpnAggFunc: readonly RpnExpr[];
  declare streamed: boolean | undefined;
  declare child: Executor | undefined;
  declare preAggMode: TiFlashPreAggMode | undefined;

  constructor() {
    this.groupBy = EMPTY_LIST;
    this.rpnGroupBy = EMPTY_LIST;
    this.aggFunc = EMPTY_LIST;
    this.rpnAggFunc = EMPTY_LIST;
    this.streamed = undefined;
    this.child = undefined;
    this.preAggMode = undefined;
  }

  static merge(m: Aggregation, r: Reader): Aggregation {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); if (m.groupBy === EMPTY_LIST) m.groupBy = []; (m.groupBy as Expr[]).push(Expr.merge(new Expr(), r)); r.leave(outer); continue; }
        case 4: { if (tag !== 34) break; const outer = r.enter(); if (m.rpnGroupBy === EMPTY_LIST) m.rpnGroupBy = []; (m.rpnGroupBy as RpnExpr[]).push(RpnExpr.merge(new RpnExpr(), r)); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); if (m.aggFunc === EMPTY_LIST) m.aggFunc = []; (m.aggFunc as Expr[]).push(Expr.merge(new Expr(), r)); r.leave(outer); continue; }
        case 5: { if (tag !== 42) break; const outer = r.enter(); if (m.rpnAggFunc === EMPTY_LIST) m.rpnAggFunc = []; (m.rpnAggFunc as RpnExpr[]).push(RpnExpr.merge(new RpnExpr(), r)); r.leave(outer); continue; }
        case 3: { if (tag !== 24) break; m.streamed = r.bool(); continue; }
        case 6: { if (tag !== 50) break; const outer = r.enter(); m.child = Executor.merge(m.child ?? new Executor(), r); r.leave(outer); continue; }
        case 7: { if (tag !== 56) break; m.preAggMode = r.int32(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: AggregationInit, w: Writer): void {
    { const v = m.groupBy; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(10); const at = w.begin(); Expr.write(v[i] as ExprInit, w); w.end(at); } } }
    { const v = m.rpnGroupBy; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(34); const at = w.begin(); RpnExpr.write(v[i] as RpnExprInit, w); w.end(at); } } }
    { const v = m.aggFunc; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(18); const at = w.begin(); Expr.write(v[i] as ExprInit, w); w.end(at); } } }
    { const v = m.rpnAggFunc; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(42); const at = w.begin(); RpnExpr.write(v[i] as RpnExprInit, w); w.end(at); } } }
    { const v = m.streamed; if (v !== undefined) { w.tag(24); w.bool(v); } }
    { const v = m.child; if (v !== undefined) { w.tag(50); const at = w.begin(); Executor.write(v, w); w.end(at); } }
    { const v = m.preAggMode; if (v !== undefined) { w.tag(56); w.signed(v); } }
  }

  static read(r: Reader): Aggregation {
    return Aggregation.merge(new Aggregation(), r);
  }

  static decode(bytes: Uint8Array): Aggregation {
    return Aggregation.merge(new Aggregation(), new Reader(bytes));
  }

  static encode(m: AggregationInit): Uint8Array {
    return encodeWith(Aggregation.write, m);
  }
}

export interface TopNInit {
  readonly orderBy?: readonly ByItemInit[] | undefined;
  readonly limit?: number | undefined;
  readonly child?: ExecutorInit | undefined;
  readonly partitionBy?: readonly ByItemInit[] | undefined;
}

export class TopN {
  static readonly typeName = 'tipb.TopN';
  declare orderBy: readonly ByItem[];
  declare limit: number | undefined;
  declare child: Executor | undefined;
  declare partitionBy: readonly ByItem[];

  constructor() {
    this.orderBy = EMPTY_LIST;
    this.limit = undefined;
    this.child = undefined;
    this.partitionBy = EMPTY_LIST;
  }

  static merge(m: TopN, r: Reader): TopN {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); if (m.orderBy === EMPTY_LIST) m.orderBy = []; (m.orderBy as ByItem[]).push(ByItem.merge(new ByItem(), r)); r.leave(outer); continue; }
        case 2: { if (tag !== 16) break; m.limit = r.uint64Saturating(); continue; }
        case 3: { if (tag !== 26) break; const outer = r.enter(); m.child = Executor.merge(m.child ?? new Executor(), r); r.leave(outer); continue; }
        case 4: { if (tag !== 34) break; const outer = r.enter(); if (m.partitionBy === EMPTY_LIST) m.partitionBy = []; (m.partitionBy as ByItem[]).push(ByItem.merge(new ByItem(), r)); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: TopNInit, w: Writer): void {
    { const v = m.orderBy; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(10); const at = w.begin(); ByItem.write(v[i] as ByItemInit, w); w.end(at); } } }
    { const v = m.limit; if (v !== undefined) { w.tag(16); w.unsigned(v); } }
    { const v = m.child; if (v !== undefined) { w.tag(26); const at = w.begin(); Executor.write(v, w); w.end(at); } }
    { const v = m.partitionBy; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(34); const at = w.begin(); ByItem.write(v[i] as ByItemInit, w); w.end(at); } } }
  }

  static read(r: Reader): TopN {
    return TopN.merge(new TopN(), r);
  }

  static decode(bytes: Uint8Array): TopN {
    return TopN.merge(new TopN(), new Reader(bytes));
  }

  static encode(m: TopNInit): Uint8Array {
    return encodeWith(TopN.write, m);
  }
}

export interface LimitInit {
  readonly limit?: number | undefined;
  readonly child?: ExecutorInit | undefined;
  readonly partitionBy?: readonly ByItemInit[] | undefined;
  readonly truncateKeyExpr?: readonly ExprInit[] | undefined;
}

export class Limit {
  static readonly typeName = 'tipb.Limit';
  declare limit: number | undefined;
  declare child: Executor | undefined;
  declare partitionBy: readonly ByItem[];
  declare truncateKeyExpr: readonly Expr[];

  constructor() {
    this.limit = undefined;
    this.child = undefined;
    this.partitionBy = EMPTY_LIST;
    this.truncateKeyExpr = EMPTY_LIST;
  }

  static merge(m: Limit, r: Reader): Limit {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.limit = r.uint64Saturating(); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); m.child = Executor.merge(m.child ?? new Executor(), r); r.leave(outer); continue; }
        case 3: { if (tag !== 26) break; const outer = r.enter(); if (m.partitionBy === EMPTY_LIST) m.partitionBy = []; (m.partitionBy as ByItem[]).push(ByItem.merge(new ByItem(), r)); r.leave(outer); continue; }
        case 4: { if (tag !== 34) break; const outer = r.enter(); if (m.truncateKeyExpr === EMPTY_LIST) m.truncateKeyExpr = []; (m.truncateKeyExpr as Expr[]).push(Expr.merge(new Expr(), r)); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: LimitInit, w: Writer): void {
    { const v = m.limit; if (v !== undefined) { w.tag(8); w.unsigned(v); } }
    { const v = m.child; if (v !== undefined) { w.tag(18); const at = w.begin(); Executor.write(v, w); w.end(at); } }
    { const v = m.partitionBy; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(26); const at = w.begin(); ByItem.write(v[i] as ByItemInit, w); w.end(at); } } }
    { const v = m.truncateKeyExpr; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(34); const at = w.begin(); Expr.write(v[i] as ExprInit, w); w.end(at); } } }
  }

  static read(r: Reader): Limit {
    return Limit.merge(new Limit(), r);
  }

  static decode(bytes: Uint8Array): Limit {
    return Limit.merge(new Limit(), new Reader(bytes));
  }

  static encode(m: LimitInit): Uint8Array {
    return encodeWith(Limit.write, m);
  }
}

export interface KillInit {
  readonly connID?: bigint | undefined;
  readonly query?: boolean | undefined;
}

export class Kill {
  static readonly typeName = 'tipb.Kill';
  declare connID: bigint | undefined;
  declare query: boolean | undefined;

  constructor() {
    this.connID = undefined;
    this.query = undefined;
  }

  static merge(m: Kill, r: Reader): Kill {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.connID = r.uint64Big(); continue; }
        case 2: { if (tag !== 16) break; m.query = r.bool(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: KillInit, w: Writer): void {
    { const v = m.connID; if (v !== undefined) { w.tag(8); w.big(v); } }
    { const v = m.query; if (v !== undefined) { w.tag(16); w.bool(v); } }
  }

  static read(r: Reader): Kill {
    return Kill.merge(new Kill(), r);
  }

  static decode(bytes: Uint8Array): Kill {
    return Kill.merge(new Kill(), new Reader(bytes));
  }

  static encode(m: KillInit): Uint8Array {
    return encodeWith(Kill.write, m);
  }
}

export interface ExplainForConnectionInit {
  readonly connectionId?: bigint | undefined;
}

export class ExplainForConnection {
  static readonly typeName = 'tipb.ExplainForConnection';
  declare connectionId: bigint | undefined;

  constructor() {
    this.connectionId = undefined;
  }

  static merge(m: ExplainForConnection, r: Reader): ExplainForConnection {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.connectionId = r.uint64Big(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: ExplainForConnectionInit, w: Writer): void {
    { const v = m.connectionId; if (v !== undefined) { w.tag(8); w.big(v); } }
  }

  static read(r: Reader): ExplainForConnection {
    return ExplainForConnection.merge(new ExplainForConnection(), r);
  }

  static decode(bytes: Uint8Array): ExplainForConnection {
    return ExplainForConnection.merge(new ExplainForConnection(), new Reader(bytes));
  }

  static encode(m: ExplainForConnectionInit): Uint8Array {
    return encodeWith(ExplainForConnection.write, m);
  }
}

export interface ExecutorExecutionSummaryInit {
  readonly timeProcessedNs?: number | undefined;
  readonly numProducedRows?: number | undefined;
  readonly numIterations?: number | undefined;
  readonly executorId?: string | undefined;
  readonly concurrency?: number | undefined;
  readonly DetailInfo?: { readonly kind: 'tiflashScanContext'; readonly value: TiFlashScanContextInit } | { readonly kind: 'columnarScanContext'; readonly value: ColumnarScanContextInit } | undefined;
  readonly ruConsumption?: Uint8Array | undefined;
  readonly tiflashWaitSummary?: TiFlashWaitSummaryInit | undefined;
  readonly tiflashNetworkSummary?: TiFlashNetWorkSummaryInit | undefined;
}

export class ExecutorExecutionSummary {
  static readonly typeName = 'tipb.ExecutorExecutionSummary';
  declare timeProcessedNs: number | undefined;
  declare numProducedRows: number | undefined;
  declare numIterations: number | undefined;
  declare executorId: string | undefined;
  declare concurrency: number | undefined;
  declare DetailInfo: { readonly kind: 'tiflashScanContext'; readonly value: TiFlashScanContext } | { readonly kind: 'columnarScanContext'; readonly value: ColumnarScanContext } | undefined;
  declare ruConsumption: Uint8Array | undefined;
  declare tiflashWaitSummary: TiFlashWaitSummary | undefined;
  declare tiflashNetworkSummary: TiFlashNetWorkSummary | undefined;

  constructor() {
    this.timeProcessedNs = undefined;
    this.numProducedRows = undefined;
    this.numIterations = undefined;
    this.executorId = undefined;
    this.concurrency = undefined;
    this.DetailInfo = undefined;
    this.ruConsumption = undefined;
    this.tiflashWaitSummary = undefined;
    this.tiflashNetworkSummary = undefined;
  }

  static merge(m: ExecutorExecutionSummary, r: Reader): ExecutorExecutionSummary {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.timeProcessedNs = r.uint64Saturating(); continue; }
        case 2: { if (tag !== 16) break; m.numProducedRows = r.uint64(); continue; }
        case 3: { if (tag !== 24) break; m.numIterations = r.uint64(); continue; }
        case 4: { if (tag !== 34) break; m.executorId = r.string(); continue; }
        case 5: { if (tag !== 40) break; m.concurrency = r.uint64(); continue; }
        case 6: { if (tag !== 50) break; const outer = r.enter(); const v = m.DetailInfo?.kind === 'tiflashScanContext' ? m.DetailInfo.value : new TiFlashScanContext(); m.DetailInfo = { kind: 'tiflashScanContext', value: TiFlashScanContext.merge(v, r) }; r.leave(outer); continue; }
        case 10: { if (tag !== 82) break; const outer = r.enter(); const v = m.DetailInfo?.kind === 'columnarScanContext' ? m.DetailInfo.value : new ColumnarScanContext(); m.DetailInfo = { kind: 'columnarScanContext', value: ColumnarScanContext.merge(v, r) }; r.leave(outer); continue; }
        case 7: { if (tag !== 58) break; m.ruConsumption = r.bytes(); continue; }
        case 8: { if (tag !== 66) break; const outer = r.enter(); m.tiflashWaitSummary = TiFlashWaitSummary.merge(m.tiflashWaitSummary ?? new TiFlashWaitSummary(), r); r.leave(outer); continue; }
        case 9: { if (tag !== 74) break; const outer = r.enter(); m.tiflashNetworkSummary = TiFlashNetWorkSummary.merge(m.tiflashNetworkSummary ?? new TiFlashNetWorkSummary(), r); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: ExecutorExecutionSummaryInit, w: Writer): void {
    { const v = m.timeProcessedNs; if (v !== undefined) { w.tag(8); w.unsigned(v); } }
    { const v = m.numProducedRows; if (v !== undefined) { w.tag(16); w.unsigned(v); } }
    { const v = m.numIterations; if (v !== undefined) { w.tag(24); w.unsigned(v); } }
    { const v = m.executorId; if (v !== undefined) { w.tag(34); w.string(v); } }
    { const v = m.concurrency; if (v !== undefined) { w.tag(40); w.unsigned(v); } }
    const DetailInfo_ = m.DetailInfo;
    if (DetailInfo_ !== undefined) {
      switch (DetailInfo_.kind) {
        case 'tiflashScanContext': { w.tag(50); const at = w.begin(); TiFlashScanContext.write(DetailInfo_.value, w); w.end(at); break; }
        case 'columnarScanContext': { w.tag(82); const at = w.begin(); ColumnarScanContext.write(DetailInfo_.value, w); w.end(at); break; }
      }
    }
    { const v = m.ruConsumption; if (v !== undefined) { w.tag(58); w.bytes(v); } }
    { const v = m.tiflashWaitSummary; if (v !== undefined) { w.tag(66); const at = w.begin(); TiFlashWaitSummary.write(v, w); w.end(at); } }
    { const v = m.tiflashNetworkSummary; if (v !== undefined) { w.tag(74); const at = w.begin(); TiFlashNetWorkSummary.write(v, w); w.end(at); } }
  }

  static read(r: Reader): ExecutorExecutionSummary {
    return ExecutorExecutionSummary.merge(new ExecutorExecutionSummary(), r);
  }

  static decode(bytes: Uint8Array): ExecutorExecutionSummary {
    return ExecutorExecutionSummary.merge(new ExecutorExecutionSummary(), new Reader(bytes));
  }

  static encode(m: ExecutorExecutionSummaryInit): Uint8Array {
    return encodeWith(ExecutorExecutionSummary.write, m);
  }
}

export interface TiFlashExecutionInfoInit {
  readonly executionSummaries?: readonly ExecutorExecutionSummaryInit[] | undefined;
}

export class TiFlashExecutionInfo {
  static readonly typeName = 'tipb.TiFlashExecutionInfo';
  declare executionSummaries: readonly ExecutorExecutionSummary[];

  constructor() {
    this.executionSummaries = EMPTY_LIST;
  }

  static merge(m: TiFlashExecutionInfo, r: Reader): TiFlashExecutionInfo {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); if (m.executionSummaries === EMPTY_LIST) m.executionSummaries = []; (m.executionSummaries as ExecutorExecutionSummary[]).push(ExecutorExecutionSummary.merge(new ExecutorExecutionSummary(), r)); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: TiFlashExecutionInfoInit, w: Writer): void {
    { const v = m.executionSummaries; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(10); const at = w.begin(); ExecutorExecutionSummary.write(v[i] as ExecutorExecutionSummaryInit, w); w.end(at); } } }
  }

  static read(r: Reader): TiFlashExecutionInfo {
    return TiFlashExecutionInfo.merge(new TiFlashExecutionInfo(), r);
  }

  static decode(bytes: Uint8Array): TiFlashExecutionInfo {
    return TiFlashExecutionInfo.merge(new TiFlashExecutionInfo(), new Reader(bytes));
  }

  static encode(m: TiFlashExecutionInfoInit): Uint8Array {
    return encodeWith(TiFlashExecutionInfo.write, m);
  }
}

export interface TiFlashRegionNumOfInstanceInit {
  readonly instanceId?: string | undefined;
  readonly regionNum?: number | undefined;
}

export class TiFlashRegionNumOfInstance {
  static readonly typeName = 'tipb.TiFlashRegionNumOfInstance';
  declare instanceId: string | undefined;
  declare regionNum: number | undefined;

  constructor() {
    this.instanceId = undefined;
    this.regionNum = undefined;
  }

  static merge(m: TiFlashRegionNumOfInstance, r: Reader): TiFlashRegionNumOfInstance {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; m.instanceId = r.string(); continue; }
        case 2: { if (tag !== 16) break; m.regionNum = r.uint64(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: TiFlashRegionNumOfInstanceInit, w: Writer): void {
    { const v = m.instanceId; if (v !== undefined) { w.tag(10); w.string(v); } }
    { const v = m.regionNum; if (v !== undefined) { w.tag(16); w.unsigned(v); } }
  }

  static read(r: Reader): TiFlashRegionNumOfInstance {
    return TiFlashRegionNumOfInstance.merge(new TiFlashRegionNumOfInstance(), r);
  }

  static decode(bytes: Uint8Array): TiFlashRegionNumOfInstance {
    return TiFlashRegionNumOfInstance.merge(new TiFlashRegionNumOfInstance(), new Reader(bytes));
  }

  static encode(m: TiFlashRegionNumOfInstanceInit): Uint8Array {
    return encodeWith(TiFlashRegionNumOfInstance.write, m);
  }
}

export interface TiFlashScanContextInit {
  readonly dmfileScannedPacks?: number | undefined;
  readonly dmfileSkippedPacks?: number | undefined;
  readonly dmfileDataScannedRows?: number | undefined;
  readonly dmfileDataSkippedRows?: number | undefined;
  readonly totalDmfileRsLoadMs?: number | undefined;
  readonly totalDmfileReadMs?: number | undefined;
  readonly totalBuildSnapshotMs?: number | undefined;
  readonly localRegions?: number | undefined;
  readonly remoteRegions?: number | undefined;
  readonly userReadBytes?: number | undefined;
  readonly totalLearnerReadMs?: number | undefined;
  readonly disaggReadCacheHitBytes?: number | undefined;
  readonly disaggReadCacheMissBytes?: number | undefined;
  readonly totalDmfileRsCheckMs?: number | undefined;
  readonly staleReadRegions?: number | undefined;
  readonly segments?: number | undefined;
  readonly readTasks?: number | undefined;
  readonly deltaRows?: number | undefined;
  readonly deltaBytes?: number | undefined;
  readonly mvccInputRows?: number | undefined;
  readonly mvccInputBytes?: number | undefined;
  readonly mvccOutputRows?: number | undefined;
  readonly lmSkipRows?: number | undefined;
  readonly totalBuildInputstreamMs?: number | undefined;
  readonly totalBuildBitmapMs?: number | undefined;
  readonly minLocalStreamMs?: number | undefined;
  readonly maxLocalStreamMs?: number | undefined;
  readonly minRemoteStreamMs?: number | undefined;
  readonly maxRemoteStreamMs?: number | undefined;
  readonly regionsOfInstance?: readonly TiFlashRegionNumOfInstanceInit[] | undefined;
  readonly dmfileMvccScannedRows?: number | undefined;
  readonly dmfileMvccSkippedRows?: number | undefined;
  readonly dmfileLmFilterScannedRows?: number | undefined;
  readonly dmfileLmFilterSkippedRows?: number | undefined;
  readonly vectorIdxLoadFromS3?: number | undefined;
  readonly vectorIdxLoadFromDisk?: number | undefined;
  readonly vectorIdxLoadFromCache?: number | undefined;
  readonly vectorIdxLoadTimeMs?: number | undefined;
  readonly vectorIdxSearchTimeMs?: number | undefined;
  readonly vectorIdxSearchVisitedNodes?: number | undefined;
  readonly vectorIdxSearchDiscardedNodes?: number | undefined;
  readonly vectorIdxReadVecTimeMs?: number | undefined;
  readonly vectorIdxReadOthersTimeMs?: number | undefined;
  readonly invertedIdxLoadFromS3?: number | undefined;
  readonly invertedIdxLoadFromDisk?: number | undefined;
  readonly invertedIdxLoadFromCache?: number | undefined;
  readonly invertedIdxLoadTimeMs?: number | undefined;
  readonly invertedIdxSearchTimeMs?: number | undefined;
  readonly invertedIdxSearchSkippedPacks?: number | undefined;
  readonly invertedIdxIndexedRows?: number | undefined;
  readonly invertedIdxSearchSelectedRows?: number | undefined;
  readonly ftsNFromInmemoryNoindex?: number | undefined;
  readonly ftsNFromTinyIndex?: number | undefined;
  readonly ftsNFromTinyNoindex?: number | undefined;
  readonly ftsNFromDmfIndex?: number | undefined;
  readonly ftsNFromDmfNoindex?: number | undefined;
  readonly ftsRowsFromInmemoryNoindex?: number | undefined;
  readonly ftsRowsFromTinyIndex?: number | undefined;
  readonly ftsRowsFromTinyNoindex?: number | undefined;
  readonly ftsRowsFromDmfIndex?: number | undefined;
  readonly ftsRowsFromDmfNoindex?: number | undefined;
  readonly ftsIdxLoadTotalMs?: number | undefined;
  readonly ftsIdxLoadFromCache?: number | undefined;
  readonly ftsIdxLoadFromColumnFile?: number | undefined;
  readonly ftsIdxLoadFromStableS3?: number | undefined;
  readonly ftsIdxLoadFromStableDisk?: number | undefined;
  readonly ftsIdxSearchN?: number | undefined;
  readonly ftsIdxSearchTotalMs?: number | undefined;
  readonly ftsIdxDmSearchRows?: number | undefined;
  readonly ftsIdxDmTotalReadFtsMs?: number | undefined;
  readonly ftsIdxDmTotalReadOthersMs?: number | undefined;
  readonly ftsIdxTinySearchRows?: number | undefined;
  readonly ftsIdxTinyTotalReadFtsMs?: number | undefined;
  readonly ftsIdxTinyTotalReadOthersMs?: number | undefined;
  readonly ftsBruteTotalReadMs?: number | undefined;
  readonly ftsBruteTotalSearchMs?: number | undefined;
  readonly ticiVecQueryCount?: number | undefined;
  readonly ticiVecSearchTotalMs?: number | undefined;
  readonly ticiVecFilterTotalMs?: number | undefined;
  readonly ticiVecCandidateCount?: number | undefined;
  readonly ticiVecResultCount?: number | undefined;
  readonly ticiVecShardCount?: number | undefined;
}

export class TiFlashScanContext {
  static readonly typeName = 'tipb.TiFlashScanContext';
  /** @deprecated */
  declare dmfileScannedPacks: number | undefined;
  /** @deprecated */
  declare dmfileSkippedPacks: number | undefined;
  declare dmfileDataScannedRows: number | undefined;
  declare dmfileDataSkippedRows: number | undefined;
  /** @deprecated */
  declare totalDmfileRsLoadMs: number | undefined;
  declare totalDmfileReadMs: number | undefined;
  declare totalBuildSnapshotMs: number | undefined;
  declare localRegions: number | undefined;
  declare remoteRegions: number | undefined;
  declare userReadBytes: number | undefined;
  declare totalLearnerReadMs: number | undefined;
  declare disaggReadCacheHitBytes: number | undefined;
  declare disaggReadCacheMissBytes: number | undefined;
  declare totalDmfileRsCheckMs: number | undefined;
  declare staleReadRegions: number | undefined;
  declare segments: number | undefined;
  declare readTasks: number | undefined;
  declare deltaRows: number | undefined;
  declare deltaBytes: number | undefined;
  declare mvccInputRows: number | undefined;
  declare mvccInputBytes: number | undefined;
  declare mvccOutputRows: number | undefined;
  declare lmSkipRows: number | undefined;
  declare totalBuildInputstreamMs: number | undefined;
  declare totalBuildBitmapMs: number | undefined;
  declare minLocalStreamMs: number | undefined;
  declare maxLocalStreamMs: number | undefined;
  declare minRemoteStreamMs: number | undefined;
  declare maxRemoteStreamMs: number | undefined;
  declare regionsOfInstance: readonly TiFlashRegionNumOfInstance[];
  declare dmfileMvccScannedRows: number | undefined;
  declare dmfileMvccSkippedRows: number | undefined;
  declare dmfileLmFilterScannedRows: number | undefined;
  declare dmfileLmFilterSkippedRows: number | undefined;
  declare vectorIdxLoadFromS3: number | undefined;
  declare vectorIdxLoadFromDisk: number | undefined;
  declare vectorIdxLoadFromCache: number | undefined;
  declare vectorIdxLoadTimeMs: number | undefined;
  declare vectorIdxSearchTimeMs: number | undefined;
  declare vectorIdxSearchVisitedNodes: number | undefined;
  declare vectorIdxSearchDiscardedNodes: number | undefined;
  declare vectorIdxReadVecTimeMs: number | undefined;
  declare vectorIdxReadOthersTimeMs: number | undefined;
  declare invertedIdxLoadFromS3: number | undefined;
  declare invertedIdxLoadFromDisk: number | undefined;
  declare invertedIdxLoadFromCache: number | undefined;
  declare invertedIdxLoadTimeMs: number | undefined;
  declare invertedIdxSearchTimeMs: number | undefined;
  declare invertedIdxSearchSkippedPacks: number | undefined;
  declare invertedIdxIndexedRows: number | undefined;
  declare invertedIdxSearchSelectedRows: number | undefined;
  declare ftsNFromInmemoryNoindex: number | undefined;
  declare ftsNFromTinyIndex: number | undefined;
  declare ftsNFromTinyNoindex: number | undefined;
  declare ftsNFromDmfIndex: number | undefined;
  declare ftsNFromDmfNoindex: number | undefined;
  declare ftsRowsFromInmemoryNoindex: number | undefined;
  declare ftsRowsFromTinyIndex: number | undefined;
  declare ftsRowsFromTinyNoindex: number | undefined;
  declare ftsRowsFromDmfIndex: number | undefined;
  declare ftsRowsFromDmfNoindex: number | undefined;
  declare ftsIdxLoadTotalMs: number | undefined;
  declare ftsIdxLoadFromCache: number | undefined;
  declare ftsIdxLoadFromColumnFile: number | undefined;
  declare ftsIdxLoadFromStableS3: number | undefined;
  declare ftsIdxLoadFromStableDisk: number | undefined;
  declare ftsIdxSearchN: number | undefined;
  declare ftsIdxSearchTotalMs: number | undefined;
  declare ftsIdxDmSearchRows: number | undefined;
  declare ftsIdxDmTotalReadFtsMs: number | undefined;
  declare ftsIdxDmTotalReadOthersMs: number | undefined;
  declare ftsIdxTinySearchRows: number | undefined;
  declare ftsIdxTinyTotalReadFtsMs: number | undefined;
  declare ftsIdxTinyTotalReadOthersMs: number | undefined;
  declare ftsBruteTotalReadMs: number | undefined;
  declare ftsBruteTotalSearchMs: number | undefined;
  declare ticiVecQueryCount: number | undefined;
  declare ticiVecSearchTotalMs: number | undefined;
  declare ticiVecFilterTotalMs: number | undefined;
  declare ticiVecCandidateCount: number | undefined;
  declare ticiVecResultCount: number | undefined;
  declare ticiVecShardCount: number | undefined;

  constructor() {
    this.dmfileScannedPacks = undefined;
    this.dmfileSkippedPacks = undefined;
    this.dmfileDataScannedRows = undefined;
    this.dmfileDataSkippedRows = undefined;
    this.totalDmfileRsLoadMs = undefined;
    this.totalDmfileReadMs = undefined;
    this.totalBuildSnapshotMs = undefined;
    this.localRegions = undefined;
    this.remoteRegions = undefined;
    this.userReadBytes = undefined;
    this.totalLearnerReadMs = undefined;
    this.disaggReadCacheHitBytes = undefined;
    this.disaggReadCacheMissBytes = undefined;
    this.totalDmfileRsCheckMs = undefined;
    this.staleReadRegions = undefined;
    this.segments = undefined;
    this.readTasks = undefined;
    this.deltaRows = undefined;
    this.deltaBytes = undefined;
    this.mvccInputRows = undefined;
    this.mvccInputBytes = undefined;
    this.mvccOutputRows = undefined;
    this.lmSkipRows = undefined;
    this.totalBuildInputstreamMs = undefined;
    this.totalBuildBitmapMs = undefined;
    this.minLocalStreamMs = undefined;
    this.maxLocalStreamMs = undefined;
    this.minRemoteStreamMs = undefined;
    this.maxRemoteStreamMs = undefined;
    this.regionsOfInstance = EMPTY_LIST;
    this.dmfileMvccScannedRows = undefined;
    this.dmfileMvccSkippedRows = undefined;
    this.dmfileLmFilterScannedRows = undefined;
    this.dmfileLmFilterSkippedRows = undefined;
    this.vectorIdxLoadFromS3 = undefined;
    this.vectorIdxLoadFromDisk = undefined;
    this.vectorIdxLoadFromCache = undefined;
    this.vectorIdxLoadTimeMs = undefined;
    this.vectorIdxSearchTimeMs = undefined;
    this.vectorIdxSearchVisitedNodes = undefined;
    this.vectorIdxSearchDiscardedNodes = undefined;
    this.vectorIdxReadVecTimeMs = undefined;
    this.vectorIdxReadOthersTimeMs = undefined;
    this.invertedIdxLoadFromS3 = undefined;
    this.invertedIdxLoadFromDisk = undefined;
    this.invertedIdxLoadFromCache = undefined;
    this.invertedIdxLoadTimeMs = undefined;
    this.invertedIdxSearchTimeMs = undefined;
    this.invertedIdxSearchSkippedPacks = undefined;
    this.invertedIdxIndexedRows = undefined;
    this.invertedIdxSearchSelectedRows = undefined;
    this.ftsNFromInmemoryNoindex = undefined;
    this.ftsNFromTinyIndex = undefined;
    this.ftsNFromTinyNoindex = undefined;
    this.ftsNFromDmfIndex = undefined;
    this.ftsNFromDmfNoindex = undefined;
    this.ftsRowsFromInmemoryNoindex = undefined;
    this.ftsRowsFromTinyIndex = undefined;
    this.ftsRowsFromTinyNoindex = undefined;
    this.ftsRowsFromDmfIndex = undefined;
    this.ftsRowsFromDmfNoindex = undefined;
    this.ftsIdxLoadTotalMs = undefined;
    this.ftsIdxLoadFromCache = undefined;
    this.ftsIdxLoadFromColumnFile = undefined;
    this.ftsIdxLoadFromStableS3 = undefined;
    this.ftsIdxLoadFromStableDisk = undefined;
    this.ftsIdxSearchN = undefined;
    this.ftsIdxSearchTotalMs = undefined;
    this.ftsIdxDmSearchRows = undefined;
    this.ftsIdxDmTotalReadFtsMs = undefined;
    this.ftsIdxDmTotalReadOthersMs = undefined;
    this.ftsIdxTinySearchRows = undefined;
    this.ftsIdxTinyTotalReadFtsMs = undefined;
    this.ftsIdxTinyTotalReadOthersMs = undefined;
    this.ftsBruteTotalReadMs = undefined;
    this.ftsBruteTotalSearchMs = undefined;
    this.ticiVecQueryCount = undefined;
    this.ticiVecSearchTotalMs = undefined;
    this.ticiVecFilterTotalMs = undefined;
    this.ticiVecCandidateCount = undefined;
    this.ticiVecResultCount = undefined;
    this.ticiVecShardCount = undefined;
  }

  static merge(m: TiFlashScanContext, r: Reader): TiFlashScanContext {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.dmfileScannedPacks = r.uint64(); continue; }
        case 2: { if (tag !== 16) break; m.dmfileSkippedPacks = r.uint64(); continue; }
        case 3: { if (tag !== 24) break; m.dmfileDataScannedRows = r.uint64(); continue; }
        case 4: { if (tag !== 32) break; m.dmfileDataSkippedRows = r.uint64(); continue; }
        case 5: { if (tag !== 40) break; m.totalDmfileRsLoadMs = r.uint64Saturating(); continue; }
        case 6: { if (tag !== 48) break; m.totalDmfileReadMs = r.uint64Saturating(); continue; }
        case 7: { if (tag !== 56) break; m.totalBuildSnapshotMs = r.uint64Saturating(); continue; }
        case 8: { if (tag !== 64) break; m.localRegions = r.uint64(); continue; }
        case 9: { if (tag !== 72) break; m.remoteRegions = r.uint64(); continue; }
        case 10: { if (tag !== 80) break; m.userReadBytes = r.uint64(); continue; }
        case 11: { if (tag !== 88) break; m.totalLearnerReadMs = r.uint64Saturating(); continue; }
        case 12: { if (tag !== 96) break; m.disaggReadCacheHitBytes = r.uint64(); continue; }
        case 13: { if (tag !== 104) break; m.disaggReadCacheMissBytes = r.uint64(); continue; }
        case 14: { if (tag !== 112) break; m.totalDmfileRsCheckMs = r.uint64Saturating(); continue; }
        case 15: { if (tag !== 120) break; m.staleReadRegions = r.uint64(); continue; }
        case 16: { if (tag !== 128) break; m.segments = r.uint64(); continue; }
        case 17: { if (tag !== 136) break; m.readTasks = r.uint64(); continue; }
        case 18: { if (tag !== 144) break; m.deltaRows = r.uint64(); continue; }
        case 19: { if (tag !== 152) break; m.deltaBytes = r.uint64(); continue; }
        case 20: { if (tag !== 160) break; m.mvccInputRows = r.uint64(); continue; }
        case 21: { if (tag !== 168) break; m.mvccInputBytes = r.uint64(); continue; }
        case 22: { if (tag !== 176) break; m.mvccOutputRows = r.uint64(); continue; }
        case 23: { if (tag !== 184) break; m.lmSkipRows = r.uint64(); continue; }
        case 24: { if (tag !== 192) break; m.totalBuildInputstreamMs = r.uint64Saturating(); continue; }
        case 25: { if (tag !== 200) break; m.totalBuildBitmapMs = r.uint64Saturating(); continue; }
        case 26: { if (tag !== 208) break; m.minLocalStreamMs = r.uint64Saturating(); continue; }
        case 27: { if (tag !== 216) break; m.maxLocalStreamMs = r.uint64Saturating(); continue; }
        case 28: { if (tag !== 224) break; m.minRemoteStreamMs = r.uint64Saturating(); continue; }
        case 29: { if (tag !== 232) break; m.maxRemoteStreamMs = r.uint64Saturating(); continue; }
        case 30: { if (tag !== 242) break; const outer = r.enter(); if (m.regionsOfInstance === EMPTY_LIST) m.regionsOfInstance = []; (m.regionsOfInstance as TiFlashRegionNumOfInstance[]).push(TiFlashRegionNumOfInstance.merge(new TiFlashRegionNumOfInstance(), r)); r.leave(outer); continue; }
        case 31: { if (tag !== 248) break; m.dmfileMvccScannedRows = r.uint64(); continue; }
        case 32: { if (tag !== 256) break; m.dmfileMvccSkippedRows = r.uint64(); continue; }
        case 33: { if (tag !== 264) break; m.dmfileLmFilterScannedRows = r.uint64(); continue; }
        case 34: { if (tag !== 272) break; m.dmfileLmFilterSkippedRows = r.uint64(); continue; }
        case 100: { if (tag !== 800) break; m.vectorIdxLoadFromS3 = r.uint64(); continue; }
        case 101: { if (tag !== 808) break; m.vectorIdxLoadFromDisk = r.uint64(); continue; }
        case 102: { if (tag !== 816) break; m.vectorIdxLoadFromCache = r.uint64(); continue; }
        case 103: { if (tag !== 824) break; m.vectorIdxLoadTimeMs = r.uint64Saturating(); continue; }
        case 104: { if (tag !== 832) break; m.vectorIdxSearchTimeMs = r.uint64Saturating(); continue; }
        case 105: { if (tag !== 840) break; m.vectorIdxSearchVisitedNodes = r.uint64(); continue; }
        case 106: { if (tag !== 848) break; m.vectorIdxSearchDiscardedNodes = r.uint64(); continue; }
        case 107: { if (tag !== 856) break; m.vectorIdxReadVecTimeMs = r.uint64Saturating(); continue; }
        case 108: { if (tag !== 864) break; m.vectorIdxReadOthersTimeMs = r.uint64Saturating(); continue; }
        case 120: { if (tag !== 960) break; m.invertedIdxLoadFromS3 = r.uint32(); continue; }
        case 121: { if (tag !== 968) break; m.invertedIdxLoadFromDisk = r.uint32(); continue; }
        case 122: { if (tag !== 976) break; m.invertedIdxLoadFromCache = r.uint32(); continue; }
        case 123: { if (tag !== 984) break; m.invertedIdxLoadTimeMs = r.uint64Saturating(); continue; }
        case 124: { if (tag !== 992) break; m.invertedIdxSearchTimeMs = r.uint64Saturating(); continue; }
        case 125: { if (tag !== 1000) break; m.invertedIdxSearchSkippedPacks = r.uint32(); continue; }
        case 126: { if (tag !== 1008) break; m.invertedIdxIndexedRows = r.uint64(); continue; }
        case 127: { if (tag !== 1016) break; m.invertedIdxSearchSelectedRows = r.uint64(); continue; }
        case 150: { if (tag !== 1200) break; m.ftsNFromInmemoryNoindex = r.uint32(); continue; }
        case 151: { if (tag !== 1208) break; m.ftsNFromTinyIndex = r.uint32(); continue; }
        case 152: { if (tag !== 1216) break; m.ftsNFromTinyNoindex = r.uint32(); continue; }
        case 153: { if (tag !== 1224) break; m.ftsNFromDmfIndex = r.uint32(); continue; }
        case 154: { if (tag !== 1232) break; m.ftsNFromDmfNoindex = r.uint32(); continue; }
        case 155: { if (tag !== 1240) break; m.ftsRowsFromInmemoryNoindex = r.uint64(); continue; }
        case 156: { if (tag !== 1248) break; m.ftsRowsFromTinyIndex = r.uint64(); continue; }
        case 157: { if (tag !== 1256) break; m.ftsRowsFromTinyNoindex = r.uint64(); continue; }
        case 158: { if (tag !== 1264) break; m.ftsRowsFromDmfIndex = r.uint64(); continue; }
        case 159: { if (tag !== 1272) break; m.ftsRowsFromDmfNoindex = r.uint64(); continue; }
        case 160: { if (tag !== 1280) break; m.ftsIdxLoadTotalMs = r.uint64Saturating(); continue; }
        case 161: { if (tag !== 1288) break; m.ftsIdxLoadFromCache = r.uint32(); continue; }
        case 162: { if (tag !== 1296) break; m.ftsIdxLoadFromColumnFile = r.uint32(); continue; }
        case 163: { if (tag !== 1304) break; m.ftsIdxLoadFromStableS3 = r.uint32(); continue; }
        case 164: { if (tag !== 1312) break; m.ftsIdxLoadFromStableDisk = r.uint32(); continue; }
        case 165: { if (tag !== 1320) break; m.ftsIdxSearchN = r.uint32(); continue; }
        case 166: { if (tag !== 1328) break; m.ftsIdxSearchTotalMs = r.uint64Saturating(); continue; }
        case 167: { if (tag !== 1336) break; m.ftsIdxDmSearchRows = r.uint64(); continue; }
        case 168: { if (tag !== 1344) break; m.ftsIdxDmTotalReadFtsMs = r.uint64Saturating(); continue; }
        case 169: { if (tag !== 1352) break; m.ftsIdxDmTotalReadOthersMs = r.uint64Saturating(); continue; }
        case 170: { if (tag !== 1360) break; m.ftsIdxTinySearchRows = r.uint64(); continue; }
        case 171: { if (tag !== 1368) break; m.ftsIdxTinyTotalReadFtsMs = r.uint64Saturating(); continue; }
        case 172: { if (tag !== 1376) break; m.ftsIdxTinyTotalReadOthersMs = r.uint64Saturating(); continue; }
        case 173: { if (tag !== 1384) break; m.ftsBruteTotalReadMs = r.uint64Saturating(); continue; }
        case 174: { if (tag !== 1392) break; m.ftsBruteTotalSearchMs = r.uint64Saturating(); continue; }
        case 200: { if (tag !== 1600) break; m.ticiVecQueryCount = r.uint32(); continue; }
        case 201: { if (tag !== 1608) break; m.ticiVecSearchTotalMs = r.uint64Saturating(); continue; }
        case 202: { if (tag !== 1616) break; m.ticiVecFilterTotalMs = r.uint64Saturating(); continue; }
        case 203: { if (tag !== 1624) break; m.ticiVecCandidateCount = r.uint64(); continue; }
        case 204: { if (tag !== 1632) break; m.ticiVecResultCount = r.uint64(); continue; }
        case 205: { if (tag !== 1640) break; m.ticiVecShardCount = r.uint64(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: TiFlashScanContextInit, w: Writer): void {
    { const v = m.dmfileScannedPacks; if (v !== undefined) { w.tag(8); w.unsigned(v); } }
    { const v = m.dmfileSkippedPacks; if (v !== undefined) { w.tag(16); w.unsigned(v); } }
    { const v = m.dmfileDataScannedRows; if (v !== undefined) { w.tag(24); w.unsigned(v); } }
    { const v = m.dmfileDataSkippedRows; if (v !== undefined) { w.tag(32); w.unsigned(v); } }
    { const v = m.totalDmfileRsLoadMs; if (v !== undefined) { w.tag(40); w.unsigned(v); } }
    { const v = m.totalDmfileReadMs; if (v !== undefined) { w.tag(48); w.unsigned(v); } }
    { const v = m.totalBuildSnapshotMs; if (v !== undefined) { w.tag(56); w.unsigned(v); } }
    { const v = m.localRegions; if (v !== undefined) { w.tag(64); w.unsigned(v); } }
    { const v = m.remoteRegions; if (v !== undefined) { w.tag(72); w.unsigned(v); } }
    { const v = m.userReadBytes; if (v !== undefined) { w.tag(80); w.unsigned(v); } }
    { const v = m.totalLearnerReadMs; if (v !== undefined) { w.tag(88); w.unsigned(v); } }
    { const v = m.disaggReadCacheHitBytes; if (v !== undefined) { w.tag(96); w.unsigned(v); } }
    { const v = m.disaggReadCacheMissBytes; if (v !== undefined) { w.tag(104); w.unsigned(v); } }
    { const v = m.totalDmfileRsCheckMs; if (v !== undefined) { w.tag(112); w.unsigned(v); } }
    { const v = m.staleReadRegions; if (v !== undefined) { w.tag(120); w.unsigned(v); } }
    { const v = m.segments; if (v !== undefined) { w.tag(128); w.unsigned(v); } }
    { const v = m.readTasks; if (v !== undefined) { w.tag(136); w.unsigned(v); } }
    { const v = m.deltaRows; if (v !== undefined) { w.tag(144); w.unsigned(v); } }
    { const v = m.deltaBytes; if (v !== undefined) { w.tag(152); w.unsigned(v); } }
    { const v = m.mvccInputRows; if (v !== undefined) { w.tag(160); w.unsigned(v); } }
    { const v = m.mvccInputBytes; if (v !== undefined) { w.tag(168); w.unsigned(v); } }
    { const v = m.mvccOutputRows; if (v !== undefined) { w.tag(176); w.unsigned(v); } }
    { const v = m.lmSkipRows; if (v !== undefined) { w.tag(184); w.unsigned(v); } }
    { const v = m.totalBuildInputstreamMs; if (v !== undefined) { w.tag(192); w.unsigned(v); } }
    { const v = m.totalBuildBitmapMs; if (v !== undefined) { w.tag(200); w.unsigned(v); } }
    { const v = m.minLocalStreamMs; if (v !== undefined) { w.tag(208); w.unsigned(v); } }
    { const v = m.maxLocalStreamMs; if (v !== undefined) { w.tag(216); w.unsigned(v); } }
    { const v = m.minRemoteStreamMs; if (v !== undefined) { w.tag(224); w.unsigned(v); } }
    { const v = m.maxRemoteStreamMs; if (v !== undefined) { w.tag(232); w.unsigned(v); } }
    { const v = m.regionsOfInstance; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(242); const at = w.begin(); TiFlashRegionNumOfInstance.write(v[i] as TiFlashRegionNumOfInstanceInit, w); w.end(at); } } }
    { const v = m.dmfileMvccScannedRows; if (v !== undefined) { w.tag(248); w.unsigned(v); } }
    { const v = m.dmfileMvccSkippedRows; if (v !== undefined) { w.tag(256); w.unsigned(v); } }
    { const v = m.dmfileLmFilterScannedRows; if (v !== undefined) { w.tag(264); w.unsigned(v); } }
    { const v = m.dmfileLmFilterSkippedRows; if (v !== undefined) { w.tag(272); w.unsigned(v); } }
    { const v = m.vectorIdxLoadFromS3; if (v !== undefined) { w.tag(800); w.unsigned(v); } }
    { const v = m.vectorIdxLoadFromDisk; if (v !== undefined) { w.tag(808); w.unsigned(v); } }
    { const v = m.vectorIdxLoadFromCache; if (v !== undefined) { w.tag(816); w.unsigned(v); } }
    { const v = m.vectorIdxLoadTimeMs; if (v !== undefined) { w.tag(824); w.unsigned(v); } }
    { const v = m.vectorIdxSearchTimeMs; if (v !== undefined) { w.tag(832); w.unsigned(v); } }
    { const v = m.vectorIdxSearchVisitedNodes; if (v !== undefined) { w.tag(840); w.unsigned(v); } }
    { const v = m.vectorIdxSearchDiscardedNodes; if (v !== undefined) { w.tag(848); w.unsigned(v); } }
    { const v = m.vectorIdxReadVecTimeMs; if (v !== undefined) { w.tag(856); w.unsigned(v); } }
    { const v = m.vectorIdxReadOthersTimeMs; if (v !== undefined) { w.tag(864); w.unsigned(v); } }
    { const v = m.invertedIdxLoadFromS3; if (v !== undefined) { w.tag(960); w.unsigned(v); } }
    { const v = m.invertedIdxLoadFromDisk; if (v !== undefined) { w.tag(968); w.unsigned(v); } }
    { const v = m.invertedIdxLoadFromCache; if (v !== undefined) { w.tag(976); w.unsigned(v); } }
    { const v = m.invertedIdxLoadTimeMs; if (v !== undefined) { w.tag(984); w.unsigned(v); } }
    { const v = m.invertedIdxSearchTimeMs; if (v !== undefined) { w.tag(992); w.unsigned(v); } }
    { const v = m.invertedIdxSearchSkippedPacks; if (v !== undefined) { w.tag(1000); w.unsigned(v); } }
    { const v = m.invertedIdxIndexedRows; if (v !== undefined) { w.tag(1008); w.unsigned(v); } }
    { const v = m.invertedIdxSearchSelectedRows; if (v !== undefined) { w.tag(1016); w.unsigned(v); } }
    { const v = m.ftsNFromInmemoryNoindex; if (v !== undefined) { w.tag(1200); w.unsigned(v); } }
    { const v = m.ftsNFromTinyIndex; if (v !== undefined) { w.tag(1208); w.unsigned(v); } }
    { const v = m.ftsNFromTinyNoindex; if (v !== undefined) { w.tag(1216); w.unsigned(v); } }
    { const v = m.ftsNFromDmfIndex; if (v !== undefined) { w.tag(1224); w.unsigned(v); } }
    { const v = m.ftsNFromDmfNoindex; if (v !== undefined) { w.tag(1232); w.unsigned(v); } }
    { const v = m.ftsRowsFromInmemoryNoindex; if (v !== undefined) { w.tag(1240); w.unsigned(v); } }
    { const v = m.ftsRowsFromTinyIndex; if (v !== undefined) { w.tag(1248); w.unsigned(v); } }
    { const v = m.ftsRowsFromTinyNoindex; if (v !== undefined) { w.tag(1256); w.unsigned(v); } }
    { const v = m.ftsRowsFromDmfIndex; if (v !== undefined) { w.tag(1264); w.unsigned(v); } }
    { const v = m.ftsRowsFromDmfNoindex; if (v !== undefined) { w.tag(1272); w.unsigned(v); } }
    { const v = m.ftsIdxLoadTotalMs; if (v !== undefined) { w.tag(1280); w.unsigned(v); } }
    { const v = m.ftsIdxLoadFromCache; if (v !== undefined) { w.tag(1288); w.unsigned(v); } }
    { const v = m.ftsIdxLoadFromColumnFile; if (v !== undefined) { w.tag(1296); w.unsigned(v); } }
    { const v = m.ftsIdxLoadFromStableS3; if (v !== undefined) { w.tag(1304); w.unsigned(v); } }
    { const v = m.ftsIdxLoadFromStableDisk; if (v !== undefined) { w.tag(1312); w.unsigned(v); } }
    { const v = m.ftsIdxSearchN; if (v !== undefined) { w.tag(1320); w.unsigned(v); } }
    { const v = m.ftsIdxSearchTotalMs; if (v !== undefined) { w.tag(1328); w.unsigned(v); } }
    { const v = m.ftsIdxDmSearchRows; if (v !== undefined) { w.tag(1336); w.unsigned(v); } }
    { const v = m.ftsIdxDmTotalReadFtsMs; if (v !== undefined) { w.tag(1344); w.unsigned(v); } }
    { const v = m.ftsIdxDmTotalReadOthersMs; if (v !== undefined) { w.tag(1352); w.unsigned(v); } }
    { const v = m.ftsIdxTinySearchRows; if (v !== undefined) { w.tag(1360); w.unsigned(v); } }
    { const v = m.ftsIdxTinyTotalReadFtsMs; if (v !== undefined) { w.tag(1368); w.unsigned(v); } }
    { const v = m.ftsIdxTinyTotalReadOthersMs; if (v !== undefined) { w.tag(1376); w.unsigned(v); } }
    { const v = m.ftsBruteTotalReadMs; if (v !== undefined) { w.tag(1384); w.unsigned(v); } }
    { const v = m.ftsBruteTotalSearchMs; if (v !== undefined) { w.tag(1392); w.unsigned(v); } }
    { const v = m.ticiVecQueryCount; if (v !== undefined) { w.tag(1600); w.unsigned(v); } }
    { const v = m.ticiVecSearchTotalMs; if (v !== undefined) { w.tag(1608); w.unsigned(v); } }
    { const v = m.ticiVecFilterTotalMs; if (v !== undefined) { w.tag(1616); w.unsigned(v); } }
    { const v = m.ticiVecCandidateCount; if (v !== undefined) { w.tag(1624); w.unsigned(v); } }
    { const v = m.ticiVecResultCount; if (v !== undefined) { w.tag(1632); w.unsigned(v); } }
    { const v = m.ticiVecShardCount; if (v !== undefined) { w.tag(1640); w.unsigned(v); } }
  }

  static read(r: Reader): TiFlashScanContext {
    return TiFlashScanContext.merge(new TiFlashScanContext(), r);
  }

  static decode(bytes: Uint8Array): TiFlashScanContext {
    return TiFlashScanContext.merge(new TiFlashScanContext(), new Reader(bytes));
  }

  static encode(m: TiFlashScanContextInit): Uint8Array {
    return encodeWith(TiFlashScanContext.write, m);
  }
}

export interface TiFlashWaitSummaryInit {
  readonly minTSOWaitNs?: number | undefined;
  readonly pipelineQueueWaitNs?: number | undefined;
  readonly pipelineBreakerWaitNs?: number | undefined;
}

export class TiFlashWaitSummary {
  static readonly typeName = 'tipb.TiFlashWaitSummary';
  declare minTSOWaitNs: number | undefined;
  declare pipelineQueueWaitNs: number | undefined;
  declare pipelineBreakerWaitNs: number | undefined;

  constructor() {
    this.minTSOWaitNs = undefined;
    this.pipelineQueueWaitNs = undefined;
    this.pipelineBreakerWaitNs = undefined;
  }

  static merge(m: TiFlashWaitSummary, r: Reader): TiFlashWaitSummary {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.minTSOWaitNs = r.uint64Saturating(); continue; }
        case 2: { if (tag !== 16) break; m.pipelineQueueWaitNs = r.uint64Saturating(); continue; }
        case 3: { if (tag !== 24) break; m.pipelineBreakerWaitNs = r.uint64Saturating(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: TiFlashWaitSummaryInit, w: Writer): void {
    { const v = m.minTSOWaitNs; if (v !== undefined) { w.tag(8); w.unsigned(v); } }
    { const v = m.pipelineQueueWaitNs; if (v !== undefined) { w.tag(16); w.unsigned(v); } }
    { const v = m.pipelineBreakerWaitNs; if (v !== undefined) { w.tag(24); w.unsigned(v); } }
  }

  static read(r: Reader): TiFlashWaitSummary {
    return TiFlashWaitSummary.merge(new TiFlashWaitSummary(), r);
  }

  static decode(bytes: Uint8Array): TiFlashWaitSummary {
    return TiFlashWaitSummary.merge(new TiFlashWaitSummary(), new Reader(bytes));
  }

  static encode(m: TiFlashWaitSummaryInit): Uint8Array {
    return encodeWith(TiFlashWaitSummary.write, m);
  }
}

export interface ColumnarScanContextInit {
  readonly regions?: number | undefined;
  readonly readTasks?: number | undefined;
  readonly physicalTables?: number | undefined;
  readonly columns?: number | undefined;
  readonly userReadBytes?: number | undefined;
  readonly mvccInputRows?: number | undefined;
  readonly mvccInputBytes?: number | undefined;
  readonly mvccOutputRows?: number | undefined;
  readonly totalReadBlockMs?: number | undefined;
  readonly totalSerializeBlockMs?: number | undefined;
  readonly totalInitReaderMs?: number | undefined;
  readonly totalPrefetchMs?: number | undefined;
  readonly roughCheckTotalPacks?: number | undefined;
  readonly roughCheckSelectedPacks?: number | undefined;
  readonly roughCheckSkippedPacks?: number | undefined;
  readonly roughCheckUnknownPacks?: number | undefined;
  readonly remoteSegments?: number | undefined;
  readonly totalSegments?: number | undefined;
  readonly totalDeserializeBlockMs?: number | undefined;
}

export class ColumnarScanContext {
  static readonly typeName = 'tipb.ColumnarScanContext';
  declare regions: number | undefined;
  declare readTasks: number | undefined;
  declare physicalTables: number | undefined;
  declare columns: number | undefined;
  declare userReadBytes: number | undefined;
  declare mvccInputRows: number | undefined;
  declare mvccInputBytes: number | undefined;
  declare mvccOutputRows: number | undefined;
  declare totalReadBlockMs: number | undefined;
  declare totalSerializeBlockMs: number | undefined;
  declare totalInitReaderMs: number | undefined;
  declare totalPrefetchMs: number | undefined;
  declare roughCheckTotalPacks: number | undefined;
  declare roughCheckSelectedPacks: number | undefined;
  declare roughCheckSkippedPacks: number | undefined;
  declare roughCheckUnknownPacks: number | undefined;
  declare remoteSegments: number | undefined;
  declare totalSegments: number | undefined;
  declare totalDeserializeBlockMs: number | undefined;

  constructor() {
    this.regions = undefined;
    this.readTasks = undefined;
    this.physicalTables = undefined;
    this.columns = undefined;
    this.userReadBytes = undefined;
    this.mvccInputRows = undefined;
    this.mvccInputBytes = undefined;
    this.mvccOutputRows = undefined;
    this.totalReadBlockMs = undefined;
    this.totalSerializeBlockMs = undefined;
    this.totalInitReaderMs = undefined;
    this.totalPrefetchMs = undefined;
    this.roughCheckTotalPacks = undefined;
    this.roughCheckSelectedPacks = undefined;
    this.roughCheckSkippedPacks = undefined;
    this.roughCheckUnknownPacks = undefined;
    this.remoteSegments = undefined;
    this.totalSegments = undefined;
    this.totalDeserializeBlockMs = undefined;
  }

  static merge(m: ColumnarScanContext, r: Reader): ColumnarScanContext {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.regions = r.uint64(); continue; }
        case 3: { if (tag !== 24) break; m.readTasks = r.uint64(); continue; }
        case 4: { if (tag !== 32) break; m.physicalTables = r.uint64(); continue; }
        case 5: { if (tag !== 40) break; m.columns = r.uint64(); continue; }
        case 6: { if (tag !== 48) break; m.userReadBytes = r.uint64(); continue; }
        case 7: { if (tag !== 56) break; m.mvccInputRows = r.uint64(); continue; }
        case 8: { if (tag !== 64) break; m.mvccInputBytes = r.uint64(); continue; }
        case 9: { if (tag !== 72) break; m.mvccOutputRows = r.uint64(); continue; }
        case 10: { if (tag !== 80) break; m.totalReadBlockMs = r.uint64Saturating(); continue; }
        case 11: { if (tag !== 88) break; m.totalSerializeBlockMs = r.uint64Saturating(); continue; }
        case 12: { if (tag !== 96) break; m.totalInitReaderMs = r.uint64Saturating(); continue; }
        case 13: { if (tag !== 104) break; m.totalPrefetchMs = r.uint64Saturating(); continue; }
        case 14: { if (tag !== 112) break; m.roughCheckTotalPacks = r.uint64(); continue; }
        case 15: { if (tag !== 120) break; m.roughCheckSelectedPacks = r.uint64(); continue; }
        case 16: { if (tag !== 128) break; m.roughCheckSkippedPacks = r.uint64(); continue; }
        case 17: { if (tag !== 136) break; m.roughCheckUnknownPacks = r.uint64(); continue; }
        case 18: { if (tag !== 144) break; m.remoteSegments = r.uint64(); continue; }
        case 19: { if (tag !== 152) break; m.totalSegments = r.uint64(); continue; }
        case 20: { if (tag !== 160) break; m.totalDeserializeBlockMs = r.uint64Saturating(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: ColumnarScanContextInit, w: Writer): void {
    { const v = m.regions; if (v !== undefined) { w.tag(8); w.unsigned(v); } }
    { const v = m.readTasks; if (v !== undefined) { w.tag(24); w.unsigned(v); } }
    { const v = m.physicalTables; if (v !== undefined) { w.tag(32); w.unsigned(v); } }
    { const v = m.columns; if (v !== undefined) { w.tag(40); w.unsigned(v); } }
    { const v = m.userReadBytes; if (v !== undefined) { w.tag(48); w.unsigned(v); } }
    { const v = m.mvccInputRows; if (v !== undefined) { w.tag(56); w.unsigned(v); } }
    { const v = m.mvccInputBytes; if (v !== undefined) { w.tag(64); w.unsigned(v); } }
    { const v = m.mvccOutputRows; if (v !== undefined) { w.tag(72); w.unsigned(v); } }
    { const v = m.totalReadBlockMs; if (v !== undefined) { w.tag(80); w.unsigned(v); } }
    { const v = m.totalSerializeBlockMs; if (v !== undefined) { w.tag(88); w.unsigned(v); } }
    { const v = m.totalInitReaderMs; if (v !== undefined) { w.tag(96); w.unsigned(v); } }
    { const v = m.totalPrefetchMs; if (v !== undefined) { w.tag(104); w.unsigned(v); } }
    { const v = m.roughCheckTotalPacks; if (v !== undefined) { w.tag(112); w.unsigned(v); } }
    { const v = m.roughCheckSelectedPacks; if (v !== undefined) { w.tag(120); w.unsigned(v); } }
    { const v = m.roughCheckSkippedPacks; if (v !== undefined) { w.tag(128); w.unsigned(v); } }
    { const v = m.roughCheckUnknownPacks; if (v !== undefined) { w.tag(136); w.unsigned(v); } }
    { const v = m.remoteSegments; if (v !== undefined) { w.tag(144); w.unsigned(v); } }
    { const v = m.totalSegments; if (v !== undefined) { w.tag(152); w.unsigned(v); } }
    { const v = m.totalDeserializeBlockMs; if (v !== undefined) { w.tag(160); w.unsigned(v); } }
  }

  static read(r: Reader): ColumnarScanContext {
    return ColumnarScanContext.merge(new ColumnarScanContext(), r);
  }

  static decode(bytes: Uint8Array): ColumnarScanContext {
    return ColumnarScanContext.merge(new ColumnarScanContext(), new Reader(bytes));
  }

  static encode(m: ColumnarScanContextInit): Uint8Array {
    return encodeWith(ColumnarScanContext.write, m);
  }
}

export interface TiFlashNetWorkSummaryInit {
  readonly innerZoneSendBytes?: number | undefined;
  readonly innerZoneReceiveBytes?: number | undefined;
  readonly interZoneSendBytes?: number | undefined;
  readonly interZoneReceiveBytes?: number | undefined;
}

export class TiFlashNetWorkSummary {
  static readonly typeName = 'tipb.TiFlashNetWorkSummary';
  declare innerZoneSendBytes: number | undefined;
  declare innerZoneReceiveBytes: number | undefined;
  declare interZoneSendBytes: number | undefined;
  declare interZoneReceiveBytes: number | undefined;

  constructor() {
    this.innerZoneSendBytes = undefined;
    this.innerZoneReceiveBytes = undefined;
    this.interZoneSendBytes = undefined;
    this.interZoneReceiveBytes = undefined;
  }

  static merge(m: TiFlashNetWorkSummary, r: Reader): TiFlashNetWorkSummary {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.innerZoneSendBytes = r.uint64(); continue; }
        case 2: { if (tag !== 16) break; m.innerZoneReceiveBytes = r.uint64(); continue; }
        case 3: { if (tag !== 24) break; m.interZoneSendBytes = r.uint64(); continue; }
        case 4: { if (tag !== 32) break; m.interZoneReceiveBytes = r.uint64(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: TiFlashNetWorkSummaryInit, w: Writer): void {
    { const v = m.innerZoneSendBytes; if (v !== undefined) { w.tag(8); w.unsigned(v); } }
    { const v = m.innerZoneReceiveBytes; if (v !== undefined) { w.tag(16); w.unsigned(v); } }
    { const v = m.interZoneSendBytes; if (v !== undefined) { w.tag(24); w.unsigned(v); } }
    { const v = m.interZoneReceiveBytes; if (v !== undefined) { w.tag(32); w.unsigned(v); } }
  }

  static read(r: Reader): TiFlashNetWorkSummary {
    return TiFlashNetWorkSummary.merge(new TiFlashNetWorkSummary(), r);
  }

  static decode(bytes: Uint8Array): TiFlashNetWorkSummary {
    return TiFlashNetWorkSummary.merge(new TiFlashNetWorkSummary(), new Reader(bytes));
  }

  static encode(m: TiFlashNetWorkSummaryInit): Uint8Array {
    return encodeWith(TiFlashNetWorkSummary.write, m);
  }
}

export interface SortInit {
  readonly byItems?: readonly ByItemInit[] | undefined;
  readonly isPartialSort?: boolean | undefined;
  readonly child?: ExecutorInit | undefined;
}

export class Sort {
  static readonly typeName = 'tipb.Sort';
  declare byItems: readonly ByItem[];
  declare isPartialSort: boolean | undefined;
  declare child: Executor | undefined;

  constructor() {
    this.byItems = EMPTY_LIST;
    this.isPartialSort = undefined;
    this.child = undefined;
  }

  static merge(m: Sort, r: Reader): Sort {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); if (m.byItems === EMPTY_LIST) m.byItems = []; (m.byItems as ByItem[]).push(ByItem.merge(new ByItem(), r)); r.leave(outer); continue; }
        case 2: { if (tag !== 16) break; m.isPartialSort = r.bool(); continue; }
        case 3: { if (tag !== 26) break; const outer = r.enter(); m.child = Executor.merge(m.child ?? new Executor(), r); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: SortInit, w: Writer): void {
    { const v = m.byItems; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(10); const at = w.begin(); ByItem.write(v[i] as ByItemInit, w); w.end(at); } } }
    { const v = m.isPartialSort; if (v !== undefined) { w.tag(16); w.bool(v); } }
    { const v = m.child; if (v !== undefined) { w.tag(26); const at = w.begin(); Executor.write(v, w); w.end(at); } }
  }

  static read(r: Reader): Sort {
    return Sort.merge(new Sort(), r);
  }

  static decode(bytes: Uint8Array): Sort {
    return Sort.merge(new Sort(), new Reader(bytes));
  }

  static encode(m: SortInit): Uint8Array {
    return encodeWith(Sort.write, m);
  }
}

export interface WindowFrameBoundInit {
  readonly type?: WindowBoundType | undefined;
  readonly unbounded?: boolean | undefined;
  readonly offset?: number | undefined;
  readonly calcFuncs?: readonly ExprInit[] | undefined;
  readonly frameRange?: ExprInit | undefined;
  readonly cmpDataType?: RangeCmpDataType | undefined;
}

export class WindowFrameBound {
  static readonly typeName = 'tipb.WindowFrameBound';
  declare type: WindowBoundType | undefined;
  declare unbounded: boolean | undefined;
  declare offset: number | undefined;
  declare calcFuncs: readonly Expr[];
  declare frameRange: Expr | undefined;
  declare cmpDataType: RangeCmpDataType | undefined;

  constructor() {
    this.type = undefined;
    this.unbounded = undefined;
    this.offset = undefined;
    this.calcFuncs = EMPTY_LIST;
    this.frameRange = undefined;
    this.cmpDataType = undefined;
  }

  static merge(m: WindowFrameBound, r: Reader): WindowFrameBound {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.type = r.int32(); continue; }
        case 2: { if (tag !== 16) break; m.unbounded = r.bool(); continue; }
        case 3: { if (tag !== 24) break; m.offset = r.uint64(); continue; }
        case 4: { if (tag !== 34) break; const outer = r.enter(); if (m.calcFuncs === EMPTY_LIST) m.calcFuncs = []; (m.calcFuncs as Expr[]).push(Expr.merge(new Expr(), r)); r.leave(outer); continue; }
        case 5: { if (tag !== 42) break; const outer = r.enter(); m.frameRange = Expr.merge(m.frameRange ?? new Expr(), r); r.leave(outer); continue; }
        case 6: { if (tag !== 48) break; m.cmpDataType = r.int32(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: WindowFrameBoundInit, w: Writer): void {
    { const v = m.type; if (v !== undefined) { w.tag(8); w.signed(v); } }
    { const v = m.unbounded; if (v !== undefined) { w.tag(16); w.bool(v); } }
    { const v = m.offset; if (v !== undefined) { w.tag(24); w.unsigned(v); } }
    { const v = m.calcFuncs; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(34); const at = w.begin(); Expr.write(v[i] as ExprInit, w); w.end(at); } } }
    { const v = m.frameRange; if (v !== undefined) { w.tag(42); const at = w.begin(); Expr.write(v, w); w.end(at); } }
    { const v = m.cmpDataType; if (v !== undefined) { w.tag(48); w.signed(v); } }
  }

  static read(r: Reader): WindowFrameBound {
    return WindowFrameBound.merge(new WindowFrameBound(), r);
  }

  static decode(bytes: Uint8Array): WindowFrameBound {
    return WindowFrameBound.merge(new WindowFrameBound(), new Reader(bytes));
  }

  static encode(m: WindowFrameBoundInit): Uint8Array {
    return encodeWith(WindowFrameBound.write, m);
  }
}

export interface WindowFrameInit {
  readonly type?: WindowFrameType | undefined;
  readonly start?: WindowFrameBoundInit | undefined;
  readonly end?: WindowFrameBoundInit | undefined;
}

export class WindowFrame {
  static readonly typeName = 'tipb.WindowFrame';
  declare type: WindowFrameType | undefined;
  declare start: WindowFrameBound | undefined;
  declare end: WindowFrameBound | undefined;

  constructor() {
    this.type = undefined;
    this.start = undefined;
    this.end = undefined;
  }

  static merge(m: WindowFrame, r: Reader): WindowFrame {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.type = r.int32(); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); m.start = WindowFrameBound.merge(m.start ?? new WindowFrameBound(), r); r.leave(outer); continue; }
        case 3: { if (tag !== 26) break; const outer = r.enter(); m.end = WindowFrameBound.merge(m.end ?? new WindowFrameBound(), r); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: WindowFrameInit, w: Writer): void {
    { const v = m.type; if (v !== undefined) { w.tag(8); w.signed(v); } }
    { const v = m.start; if (v !== undefined) { w.tag(18); const at = w.begin(); WindowFrameBound.write(v, w); w.end(at); } }
    { const v = m.end; if (v !== undefined) { w.tag(26); const at = w.begin(); WindowFrameBound.write(v, w); w.end(at); } }
  }

  static read(r: Reader): WindowFrame {
    return WindowFrame.merge(new WindowFrame(), r);
  }

  static decode(bytes: Uint8Array): WindowFrame {
    return WindowFrame.merge(new WindowFrame(), new Reader(bytes));
  }

  static encode(m: WindowFrameInit): Uint8Array {
    return encodeWith(WindowFrame.write, m);
  }
}

export interface WindowInit {
  readonly funcDesc?: readonly ExprInit[] | undefined;
  readonly partitionBy?: readonly ByItemInit[] | undefined;
  readonly orderBy?: readonly ByItemInit[] | undefined;
  readonly frame?: WindowFrameInit | undefined;
  readonly child?: ExecutorInit | undefined;
}

export class Window {
  static readonly typeName = 'tipb.Window';
  declare funcDesc: readonly Expr[];
  declare partitionBy: readonly ByItem[];
  declare orderBy: readonly ByItem[];
  declare frame: WindowFrame | undefined;
  declare child: Executor | undefined;

  constructor() {
    this.funcDesc = EMPTY_LIST;
    this.partitionBy = EMPTY_LIST;
    this.orderBy = EMPTY_LIST;
    this.frame = undefined;
    this.child = undefined;
  }

  static merge(m: Window, r: Reader): Window {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); if (m.funcDesc === EMPTY_LIST) m.funcDesc = []; (m.funcDesc as Expr[]).push(Expr.merge(new Expr(), r)); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); if (m.partitionBy === EMPTY_LIST) m.partitionBy = []; (m.partitionBy as ByItem[]).push(ByItem.merge(new ByItem(), r)); r.leave(outer); continue; }
        case 3: { if (tag !== 26) break; const outer = r.enter(); if (m.orderBy === EMPTY_LIST) m.orderBy = []; (m.orderBy as ByItem[]).push(ByItem.merge(new ByItem(), r)); r.leave(outer); continue; }
        case 4: { if (tag !== 34) break; const outer = r.enter(); m.frame = WindowFrame.merge(m.frame ?? new WindowFrame(), r); r.leave(outer); continue; }
        case 5: { if (tag !== 42) break; const outer = r.enter(); m.child = Executor.merge(m.child ?? new Executor(), r); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: WindowInit, w: Writer): void {
    { const v = m.funcDesc; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(10); const at = w.begin(); Expr.write(v[i] as ExprInit, w); w.end(at); } } }
    { const v = m.partitionBy; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(18); const at = w.begin(); ByItem.write(v[i] as ByItemInit, w); w.end(at); } } }
    { const v = m.orderBy; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(26); const at = w.begin(); ByItem.write(v[i] as ByItemInit, w); w.end(at); } } }
    { const v = m.frame; if (v !== undefined) { w.tag(34); const at = w.begin(); WindowFrame.write(v, w); w.end(at); } }
    { const v = m.child; if (v !== undefined) { w.tag(42); const at = w.begin(); Executor.write(v, w); w.end(at); } }
  }

  static read(r: Reader): Window {
    return Window.merge(new Window(), r);
  }

  static decode(bytes: Uint8Array): Window {
    return Window.merge(new Window(), new Reader(bytes));
  }

  static encode(m: WindowInit): Uint8Array {
    return encodeWith(Window.write, m);
  }
}

export interface GroupingExprInit {
  readonly groupingExpr?: readonly ExprInit[] | undefined;
}

export class GroupingExpr {
  static readonly typeName = 'tipb.GroupingExpr';
  declare groupingExpr: readonly Expr[];

  constructor() {
    this.groupingExpr = EMPTY_LIST;
  }

  static merge(m: GroupingExpr, r: Reader): GroupingExpr {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); if (m.groupingExpr === EMPTY_LIST) m.groupingExpr = []; (m.groupingExpr as Expr[]).push(Expr.merge(new Expr(), r)); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: GroupingExprInit, w: Writer): void {
    { const v = m.groupingExpr; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(10); const at = w.begin(); Expr.write(v[i] as ExprInit, w); w.end(at); } } }
  }

  static read(r: Reader): GroupingExpr {
    return GroupingExpr.merge(new GroupingExpr(), r);
  }

  static decode(bytes: Uint8Array): GroupingExpr {
    return GroupingExpr.merge(new GroupingExpr(), new Reader(bytes));
  }

  static encode(m: GroupingExprInit): Uint8Array {
    return encodeWith(GroupingExpr.write, m);
  }
}

export interface GroupingSetInit {
  readonly groupingExprs?: readonly GroupingExprInit[] | undefined;
}

export class GroupingSet {
  static readonly typeName = 'tipb.GroupingSet';
  declare groupingExprs: readonly GroupingExpr[];

  constructor() {
    this.groupingExprs = EMPTY_LIST;
  }

  static merge(m: GroupingSet, r: Reader): GroupingSet {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); if (m.groupingExprs === EMPTY_LIST) m.groupingExprs = []; (m.groupingExprs as GroupingExpr[]).push(GroupingExpr.merge(new GroupingExpr(), r)); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: GroupingSetInit, w: Writer): void {
    { const v = m.groupingExprs; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(10); const at = w.begin(); GroupingExpr.write(v[i] as GroupingExprInit, w); w.end(at); } } }
  }

  static read(r: Reader): GroupingSet {
    return GroupingSet.merge(new GroupingSet(), r);
  }

  static decode(bytes: Uint8Array): GroupingSet {
    return GroupingSet.merge(new GroupingSet(), new Reader(bytes));
  }

  static encode(m: GroupingSetInit): Uint8Array {
    return encodeWith(GroupingSet.write, m);
  }
}

export interface ExpandInit {
  readonly groupingSets?: readonly GroupingSetInit[] | undefined;
  readonly child?: ExecutorInit | undefined;
  readonly version?: number | undefined;
}

export class Expand {
  static readonly typeName = 'tipb.Expand';
  declare groupingSets: readonly GroupingSet[];
  declare child: Executor | undefined;
  declare version: number | undefined;

  constructor() {
    this.groupingSets = EMPTY_LIST;
    this.child = undefined;
    this.version = undefined;
  }

  static merge(m: Expand, r: Reader): Expand {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); if (m.groupingSets === EMPTY_LIST) m.groupingSets = []; (m.groupingSets as GroupingSet[]).push(GroupingSet.merge(new GroupingSet(), r)); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); m.child = Executor.merge(m.child ?? new Executor(), r); r.leave(outer); continue; }
        case 3: { if (tag !== 24) break; m.version = r.uint64(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: ExpandInit, w: Writer): void {
    { const v = m.groupingSets; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(10); const at = w.begin(); GroupingSet.write(v[i] as GroupingSetInit, w); w.end(at); } } }
    { const v = m.child; if (v !== undefined) { w.tag(18); const at = w.begin(); Executor.write(v, w); w.end(at); } }
    { const v = m.version; if (v !== undefined) { w.tag(24); w.unsigned(v); } }
  }

  static read(r: Reader): Expand {
    return Expand.merge(new Expand(), r);
  }

  static decode(bytes: Uint8Array): Expand {
    return Expand.merge(new Expand(), new Reader(bytes));
  }

  static encode(m: ExpandInit): Uint8Array {
    return encodeWith(Expand.write, m);
  }
}

export interface ExprSliceInit {
  readonly exprs?: readonly ExprInit[] | undefined;
}

export class ExprSlice {
  static readonly typeName = 'tipb.ExprSlice';
  declare exprs: readonly Expr[];

  constructor() {
    this.exprs = EMPTY_LIST;
  }

  static merge(m: ExprSlice, r: Reader): ExprSlice {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); if (m.exprs === EMPTY_LIST) m.exprs = []; (m.exprs as Expr[]).push(Expr.merge(new Expr(), r)); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: ExprSliceInit, w: Writer): void {
    { const v = m.exprs; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(10); const at = w.begin(); Expr.write(v[i] as ExprInit, w); w.end(at); } } }
  }

  static read(r: Reader): ExprSlice {
    return ExprSlice.merge(new ExprSlice(), r);
  }

  static decode(bytes: Uint8Array): ExprSlice {
    return ExprSlice.merge(new ExprSlice(), new Reader(bytes));
  }

  static encode(m: ExprSliceInit): Uint8Array {
    return encodeWith(ExprSlice.write, m);
  }
}

export interface Expand2Init {
  readonly projExprs?: readonly ExprSliceInit[] | undefined;
  readonly generatedOutputNames?: readonly string[] | undefined;
  readonly child?: ExecutorInit | undefined;
}

export class Expand2 {
  static readonly typeName = 'tipb.Expand2';
  declare projExprs: readonly ExprSlice[];
  declare generatedOutputNames: readonly string[];
  declare child: Executor | undefined;

  constructor() {
    this.projExprs = EMPTY_LIST;
    this.generatedOutputNames = EMPTY_LIST;
    this.child = undefined;
  }

  static merge(m: Expand2, r: Reader): Expand2 {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); if (m.projExprs === EMPTY_LIST) m.projExprs = []; (m.projExprs as ExprSlice[]).push(ExprSlice.merge(new ExprSlice(), r)); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; if (m.generatedOutputNames === EMPTY_LIST) m.generatedOutputNames = []; (m.generatedOutputNames as string[]).push(r.string()); continue; }
        case 3: { if (tag !== 26) break; const outer = r.enter(); m.child = Executor.merge(m.child ?? new Executor(), r); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: Expand2Init, w: Writer): void {
    { const v = m.projExprs; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(10); const at = w.begin(); ExprSlice.write(v[i] as ExprSliceInit, w); w.end(at); } } }
    { const v = m.generatedOutputNames; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(18); w.string(v[i] as string); } } }
    { const v = m.child; if (v !== undefined) { w.tag(26); const at = w.begin(); Executor.write(v, w); w.end(at); } }
  }

  static read(r: Reader): Expand2 {
    return Expand2.merge(new Expand2(), r);
  }

  static decode(bytes: Uint8Array): Expand2 {
    return Expand2.merge(new Expand2(), new Reader(bytes));
  }

  static encode(m: Expand2Init): Uint8Array {
    return encodeWith(Expand2.write, m);
  }
}

export interface BroadcastQueryInit {
  readonly query?: string | undefined;
}

export class BroadcastQuery {
  static readonly typeName = 'tipb.BroadcastQuery';
  declare query: string | undefined;

  constructor() {
    this.query = undefined;
  }

  static merge(m: BroadcastQuery, r: Reader): BroadcastQuery {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; m.query = r.string(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: BroadcastQueryInit, w: Writer): void {
    { const v = m.query; if (v !== undefined) { w.tag(10); w.string(v); } }
  }

  static read(r: Reader): BroadcastQuery {
    return BroadcastQuery.merge(new BroadcastQuery(), r);
  }

  static decode(bytes: Uint8Array): BroadcastQuery {
    return BroadcastQuery.merge(new BroadcastQuery(), new Reader(bytes));
  }

  static encode(m: BroadcastQueryInit): Uint8Array {
    return encodeWith(BroadcastQuery.write, m);
  }
}

export interface RowInit {
  readonly handle?: Uint8Array | undefined;
  readonly data?: Uint8Array | undefined;
}

export class Row {
  static readonly typeName = 'tipb.Row';
  declare handle: Uint8Array | undefined;
  declare data: Uint8Array | undefined;

  constructor() {
    this.handle = undefined;
    this.data = undefined;
  }

  static merge(m: Row, r: Reader): Row {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; m.handle = r.bytes(); continue; }
        case 2: { if (tag !== 18) break; m.data = r.bytes(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: RowInit, w: Writer): void {
    { const v = m.handle; if (v !== undefined) { w.tag(10); w.bytes(v); } }
    { const v = m.data; if (v !== undefined) { w.tag(18); w.bytes(v); } }
  }

  static read(r: Reader): Row {
    return Row.merge(new Row(), r);
  }

  static decode(bytes: Uint8Array): Row {
    return Row.merge(new Row(), new Reader(bytes));
  }

  static encode(m: RowInit): Uint8Array {
    return encodeWith(Row.write, m);
  }
}

export interface ErrorInit {
  readonly code?: number | undefined;
  readonly msg?: string | undefined;
}

export class Error {
  static readonly typeName = 'tipb.Error';
  declare code: number | undefined;
  declare msg: string | undefined;

  constructor() {
    this.code = undefined;
    this.msg = undefined;
  }

  static merge(m: Error, r: Reader): Error {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.code = r.int32(); continue; }
        case 2: { if (tag !== 18) break; m.msg = r.string(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: ErrorInit, w: Writer): void {
    { const v = m.code; if (v !== undefined) { w.tag(8); w.signed(v); } }
    { const v = m.msg; if (v !== undefined) { w.tag(18); w.string(v); } }
  }

  static read(r: Reader): Error {
    return Error.merge(new Error(), r);
  }

  static decode(bytes: Uint8Array): Error {
    return Error.merge(new Error(), new Reader(bytes));
  }

  static encode(m: ErrorInit): Uint8Array {
    return encodeWith(Error.write, m);
  }
}

export interface IntermediateOutputInit {
  readonly encodeType?: EncodeType | undefined;
  readonly chunks?: readonly ChunkInit[] | undefined;
}

export class IntermediateOutput {
  static readonly typeName = 'tipb.IntermediateOutput';
  declare encodeType: EncodeType | undefined;
  declare chunks: readonly Chunk[];

  constructor() {
    this.encodeType = undefined;
    this.chunks = EMPTY_LIST;
  }

  static merge(m: IntermediateOutput, r: Reader): IntermediateOutput {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.encodeType = r.int32(); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); if (m.chunks === EMPTY_LIST) m.chunks = []; (m.chunks as Chunk[]).push(Chunk.merge(new Chunk(), r)); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: IntermediateOutputInit, w: Writer): void {
    { const v = m.encodeType; if (v !== undefined) { w.tag(8); w.signed(v); } }
    { const v = m.chunks; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(18); const at = w.begin(); Chunk.write(v[i] as ChunkInit, w); w.end(at); } } }
  }

  static read(r: Reader): IntermediateOutput {
    return IntermediateOutput.merge(new IntermediateOutput(), r);
  }

  static decode(bytes: Uint8Array): IntermediateOutput {
    return IntermediateOutput.merge(new IntermediateOutput(), new Reader(bytes));
  }

  static encode(m: IntermediateOutputInit): Uint8Array {
    return encodeWith(IntermediateOutput.write, m);
  }
}

export interface SelectResponseInit {
  readonly error?: ErrorInit | undefined;
  readonly rows?: readonly RowInit[] | undefined;
  readonly chunks?: readonly ChunkInit[] | undefined;
  readonly warnings?: readonly ErrorInit[] | undefined;
  readonly outputCounts?: readonly number[] | undefined;
  readonly warningCount?: number | undefined;
  readonly executionSummaries?: readonly ExecutorExecutionSummaryInit[] | undefined;
  readonly encodeType?: EncodeType | undefined;
  readonly ndvs?: readonly number[] | undefined;
  readonly intermediateOutputs?: readonly IntermediateOutputInit[] | undefined;
}

export class SelectResponse {
  static readonly typeName = 'tipb.SelectResponse';
  declare error: Error | undefined;
  declare rows: readonly Row[];
  declare chunks: readonly Chunk[];
  declare warnings: readonly Error[];
  declare outputCounts: readonly number[];
  declare warningCount: number | undefined;
  declare executionSummaries: readonly ExecutorExecutionSummary[];
  declare encodeType: EncodeType | undefined;
  declare ndvs: readonly number[];
  declare intermediateOutputs: readonly IntermediateOutput[];

  constructor() {
    this.error = undefined;
    this.rows = EMPTY_LIST;
    this.chunks = EMPTY_LIST;
    this.warnings = EMPTY_LIST;
    this.outputCounts = EMPTY_LIST;
    this.warningCount = undefined;
    this.executionSummaries = EMPTY_LIST;
    this.encodeType = undefined;
    this.ndvs = EMPTY_LIST;
    this.intermediateOutputs = EMPTY_LIST;
  }

  static merge(m: SelectResponse, r: Reader): SelectResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.error = Error.merge(m.error ?? new Error(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); if (m.rows === EMPTY_LIST) m.rows = []; (m.rows as Row[]).push(Row.merge(new Row(), r)); r.leave(outer); continue; }
        case 3: { if (tag !== 26) break; const outer = r.enter(); if (m.chunks === EMPTY_LIST) m.chunks = []; (m.chunks as Chunk[]).push(Chunk.merge(new Chunk(), r)); r.leave(outer); continue; }
        case 4: { if (tag !== 34) break; const outer = r.enter(); if (m.warnings === EMPTY_LIST) m.warnings = []; (m.warnings as Error[]).push(Error.merge(new Error(), r)); r.leave(outer); continue; }
        case 5: {
          if (tag !== 40 && tag !== 42) break;
          if (m.outputCounts === EMPTY_LIST) m.outputCounts = [];
          if (tag === 40) { (m.outputCounts as number[]).push(r.int64()); continue; }
          const outer = r.enter();
          while (r.position < r.limit) (m.outputCounts as number[]).push(r.int64());
          r.leave(outer);
          continue;
        }
        case 6: { if (tag !== 48) break; m.warningCount = r.int64(); continue; }
        case 8: { if (tag !== 66) break; const outer = r.enter(); if (m.executionSummaries === EMPTY_LIST) m.executionSummaries = []; (m.executionSummaries as ExecutorExecutionSummary[]).push(ExecutorExecutionSummary.merge(new ExecutorExecutionSummary(), r)); r.leave(outer); continue; }
        case 9: { if (tag !== 72) break; m.encodeType = r.int32(); continue; }
        case 10: {
          if (tag !== 80 && tag !== 82) break;
          if (m.ndvs === EMPTY_LIST) m.ndvs = [];
          if (tag === 80) { (m.ndvs as number[]).push(r.int64()); continue; }
          const outer = r.enter();
          while (r.position < r.limit) (m.ndvs as number[]).push(r.int64());
          r.leave(outer);
          continue;
        }
        case 11: { if (tag !== 90) break; const outer = r.enter(); if (m.intermediateOutputs === EMPTY_LIST) m.intermediateOutputs = []; (m.intermediateOutputs as IntermediateOutput[]).push(IntermediateOutput.merge(new IntermediateOutput(), r)); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: SelectResponseInit, w: Writer): void {
    { const v = m.error; if (v !== undefined) { w.tag(10); const at = w.begin(); Error.write(v, w); w.end(at); } }
    { const v = m.rows; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(18); const at = w.begin(); Row.write(v[i] as RowInit, w); w.end(at); } } }
    { const v = m.chunks; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(26); const at = w.begin(); Chunk.write(v[i] as ChunkInit, w); w.end(at); } } }
    { const v = m.warnings; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(34); const at = w.begin(); Error.write(v[i] as ErrorInit, w); w.end(at); } } }
    { const v = m.outputCounts; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(40); w.signed(v[i] as number); } } }
    { const v = m.warningCount; if (v !== undefined) { w.tag(48); w.signed(v); } }
    { const v = m.executionSummaries; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(66); const at = w.begin(); ExecutorExecutionSummary.write(v[i] as ExecutorExecutionSummaryInit, w); w.end(at); } } }
    { const v = m.encodeType; if (v !== undefined) { w.tag(72); w.signed(v); } }
    { const v = m.ndvs; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(80); w.signed(v[i] as number); } } }
    { const v = m.intermediateOutputs; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(90); const at = w.begin(); IntermediateOutput.write(v[i] as IntermediateOutputInit, w); w.end(at); } } }
  }

  static read(r: Reader): SelectResponse {
    return SelectResponse.merge(new SelectResponse(), r);
  }

  static decode(bytes: Uint8Array): SelectResponse {
    return SelectResponse.merge(new SelectResponse(), new Reader(bytes));
  }

  static encode(m: SelectResponseInit): Uint8Array {
    return encodeWith(SelectResponse.write, m);
  }
}

export interface ChunkInit {
  readonly rowsData?: Uint8Array | undefined;
  readonly rowsMeta?: readonly RowMetaInit[] | undefined;
}

export class Chunk {
  static readonly typeName = 'tipb.Chunk';
  declare rowsData: Uint8Array | undefined;
  declare rowsMeta: readonly RowMeta[];

  constructor() {
    this.rowsData = undefined;
    this.rowsMeta = EMPTY_LIST;
  }

  static merge(m: Chunk, r: Reader): Chunk {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 3: { if (tag !== 26) break; m.rowsData = r.bytes(); continue; }
        case 4: { if (tag !== 34) break; const outer = r.enter(); if (m.rowsMeta === EMPTY_LIST) m.rowsMeta = []; (m.rowsMeta as RowMeta[]).push(RowMeta.merge(new RowMeta(), r)); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: ChunkInit, w: Writer): void {
    { const v = m.rowsData; if (v !== undefined) { w.tag(26); w.bytes(v); } }
    { const v = m.rowsMeta; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(34); const at = w.begin(); RowMeta.write(v[i] as RowMetaInit, w); w.end(at); } } }
  }

  static read(r: Reader): Chunk {
    return Chunk.merge(new Chunk(), r);
  }

  static decode(bytes: Uint8Array): Chunk {
    return Chunk.merge(new Chunk(), new Reader(bytes));
  }

  static encode(m: ChunkInit): Uint8Array {
    return encodeWith(Chunk.write, m);
  }
}

export interface IntermediateOutputChannelInit {
  readonly executorIdx?: number | undefined;
  readonly outputOffsets?: readonly number[] | undefined;
}

export class IntermediateOutputChannel {
  static readonly typeName = 'tipb.IntermediateOutputChannel';
  declare executorIdx: number;
  declare outputOffsets: readonly number[];

  constructor() {
    this.executorIdx = 0;
    this.outputOffsets = EMPTY_LIST;
  }

  static merge(m: IntermediateOutputChannel, r: Reader): IntermediateOutputChannel {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.executorIdx = r.uint32(); continue; }
        case 2: {
          if (tag !== 16 && tag !== 18) break;
          if (m.outputOffsets === EMPTY_LIST) m.outputOffsets = [];
          if (tag === 16) { (m.outputOffsets as number[]).push(r.uint32()); continue; }
          const outer = r.enter();
          while (r.position < r.limit) (m.outputOffsets as number[]).push(r.uint32());
          r.leave(outer);
          continue;
        }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: IntermediateOutputChannelInit, w: Writer): void {
    { const v = m.executorIdx; if (v !== undefined) { w.tag(8); w.unsigned(v); } }
    { const v = m.outputOffsets; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(16); w.unsigned(v[i] as number); } } }
  }

  static read(r: Reader): IntermediateOutputChannel {
    return IntermediateOutputChannel.merge(new IntermediateOutputChannel(), r);
  }

  static decode(bytes: Uint8Array): IntermediateOutputChannel {
    return IntermediateOutputChannel.merge(new IntermediateOutputChannel(), new Reader(bytes));
  }

  static encode(m: IntermediateOutputChannelInit): Uint8Array {
    return encodeWith(IntermediateOutputChannel.write, m);
  }
}

export interface RowMetaInit {
  readonly handle?: number | undefined;
  readonly length?: number | undefined;
}

export class RowMeta {
  static readonly typeName = 'tipb.RowMeta';
  declare handle: number | undefined;
  declare length: number | undefined;

  constructor() {
    this.handle = undefined;
    this.length = undefined;
  }

  static merge(m: RowMeta, r: Reader): RowMeta {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.handle = r.int64(); continue; }
        case 2: { if (tag !== 16) break; m.length = r.int64(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: RowMetaInit, w: Writer): void {
    { const v = m.handle; if (v !== undefined) { w.tag(8); w.signed(v); } }
    { const v = m.length; if (v !== undefined) { w.tag(16); w.signed(v); } }
  }

  static read(r: Reader): RowMeta {
    return RowMeta.merge(new RowMeta(), r);
  }

  static decode(bytes: Uint8Array): RowMeta {
    return RowMeta.merge(new RowMeta(), new Reader(bytes));
  }

  static encode(m: RowMetaInit): Uint8Array {
    return encodeWith(RowMeta.write, m);
  }
}

export interface DAGRequestInit {
  readonly startTsFallback?: bigint | undefined;
  readonly executors?: readonly ExecutorInit[] | undefined;
  readonly timeZoneOffset?: number | undefined;
  readonly flags?: number | undefined;
  readonly outputOffsets?: readonly number[] | undefined;
  readonly collectRangeCounts?: boolean | undefined;
  readonly maxWarningCount?: number | undefined;
  readonly encodeType?: EncodeType | undefined;
  readonly sqlMode?: bigint | undefined;
  readonly timeZoneName?: string | undefined;
  readonly collectExecutionSummaries?: boolean | undefined;
  readonly maxAllowedPacket?: number | undefined;
  readonly chunkMemoryLayout?: ChunkMemoryLayoutInit | undefined;
  readonly isRpnExpr?: boolean | undefined;
  readonly user?: UserIdentityInit | undefined;
  readonly rootExecutor?: ExecutorInit | undefined;
  readonly forceEncodeType?: boolean | undefined;
  readonly divPrecisionIncrement?: number | undefined;
  readonly intermediateOutputChannels?: readonly IntermediateOutputChannelInit[] | undefined;
}

export class DAGRequest {
  static readonly typeName = 'tipb.DAGRequest';
  declare startTsFallback: bigint | undefined;
  declare executors: readonly Executor[];
  declare timeZoneOffset: number | undefined;
  declare flags: number | undefined;
  declare outputOffsets: readonly number[];
  declare collectRangeCounts: boolean | undefined;
  declare maxWarningCount: number | undefined;
  declare encodeType: EncodeType | undefined;
  declare sqlMode: bigint | undefined;
  declare timeZoneName: string | undefined;
  declare collectExecutionSummaries: boolean | undefined;
  declare maxAllowedPacket: number | undefined;
  declare chunkMemoryLayout: ChunkMemoryLayout | undefined;
  declare isRpnExpr: boolean | undefined;
  declare user: UserIdentity | undefined;
  declare rootExecutor: Executor | undefined;
  declare forceEncodeType: boolean | undefined;
  declare divPrecisionIncrement: number | undefined;
  declare intermediateOutputChannels: readonly IntermediateOutputChannel[];

  constructor() {
    this.startTsFallback = undefined;
    this.executors = EMPTY_LIST;
    this.timeZoneOffset = undefined;
    this.flags = undefined;
    this.outputOffsets = EMPTY_LIST;
    this.collectRangeCounts = undefined;
    this.maxWarningCount = undefined;
    this.encodeType = undefined;
    this.sqlMode = undefined;
    this.timeZoneName = undefined;
    this.collectExecutionSummaries = undefined;
    this.maxAllowedPacket = undefined;
    this.chunkMemoryLayout = undefined;
    this.isRpnExpr = undefined;
    this.user = undefined;
    this.rootExecutor = undefined;
    this.forceEncodeType = undefined;
    this.divPrecisionIncrement = undefined;
    this.intermediateOutputChannels = EMPTY_LIST;
  }

  static merge(m: DAGRequest, r: Reader): DAGRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.startTsFallback = r.uint64Big(); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); if (m.executors === EMPTY_LIST) m.executors = []; (m.executors as Executor[]).push(Executor.merge(new Executor(), r)); r.leave(outer); continue; }
        case 3: { if (tag !== 24) break; m.timeZoneOffset = r.int64(); continue; }
        case 4: { if (tag !== 32) break; m.flags = r.uint64(); continue; }
        case 5: {
          if (tag !== 40 && tag !== 42) break;
          if (m.outputOffsets === EMPTY_LIST) m.outputOffsets = [];
          if (tag === 40) { (m.outputOffsets as number[]).push(r.uint32()); continue; }
          const outer = r.enter();
          while (r.position < r.limit) (m.outputOffsets as number[]).push(r.uint32());
          r.leave(outer);
          continue;
        }
        case 6: { if (tag !== 48) break; m.collectRangeCounts = r.bool(); continue; }
        case 7: { if (tag !== 56) break; m.maxWarningCount = r.uint64Saturating(); continue; }
        case 8: { if (tag !== 64) break; m.encodeType = r.int32(); continue; }
        case 9: { if (tag !== 72) break; m.sqlMode = r.uint64Big(); continue; }
        case 11: { if (tag !== 90) break; m.timeZoneName = r.string(); continue; }
        case 12: { if (tag !== 96) break; m.collectExecutionSummaries = r.bool(); continue; }
        case 13: { if (tag !== 104) break; m.maxAllowedPacket = r.uint64Saturating(); continue; }
        case 14: { if (tag !== 114) break; const outer = r.enter(); m.chunkMemoryLayout = ChunkMemoryLayout.merge(m.chunkMemoryLayout ?? new ChunkMemoryLayout(), r); r.leave(outer); continue; }
        case 15: { if (tag !== 120) break; m.isRpnExpr = r.bool(); continue; }
        case 16: { if (tag !== 130) break; const outer = r.enter(); m.user = UserIdentity.merge(m.user ?? new UserIdentity(), r); r.leave(outer); continue; }
        case 17: { if (tag !== 138) break; const outer = r.enter(); m.rootExecutor = Executor.merge(m.rootExecutor ?? new Executor(), r); r.leave(outer); continue; }
        case 18: { if (tag !== 144) break; m.forceEncodeType = r.bool(); continue; }
        case 19: { if (tag !== 152) break; m.divPrecisionIncrement = r.uint32(); continue; }
        case 20: { if (tag !== 162) break; const outer = r.enter(); if (m.intermediateOutputChannels === EMPTY_LIST) m.intermediateOutputChannels = []; (m.intermediateOutputChannels as IntermediateOutputChannel[]).push(IntermediateOutputChannel.merge(new IntermediateOutputChannel(), r)); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: DAGRequestInit, w: Writer): void {
    { const v = m.startTsFallback; if (v !== undefined) { w.tag(8); w.big(v); } }
    { const v = m.executors; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(18); const at = w.begin(); Executor.write(v[i] as ExecutorInit, w); w.end(at); } } }
    { const v = m.timeZoneOffset; if (v !== undefined) { w.tag(24); w.signed(v); } }
    { const v = m.flags; if (v !== undefined) { w.tag(32); w.unsigned(v); } }
    { const v = m.outputOffsets; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(40); w.unsigned(v[i] as number); } } }
    { const v = m.collectRangeCounts; if (v !== undefined) { w.tag(48); w.bool(v); } }
    { const v = m.maxWarningCount; if (v !== undefined) { w.tag(56); w.unsigned(v); } }
    { const v = m.encodeType; if (v !== undefined) { w.tag(64); w.signed(v); } }
    { const v = m.sqlMode; if (v !== undefined) { w.tag(72); w.big(v); } }
    { const v = m.timeZoneName; if (v !== undefined) { w.tag(90); w.string(v); } }
    { const v = m.collectExecutionSummaries; if (v !== undefined) { w.tag(96); w.bool(v); } }
    { const v = m.maxAllowedPacket; if (v !== undefined) { w.tag(104); w.unsigned(v); } }
    { const v = m.chunkMemoryLayout; if (v !== undefined) { w.tag(114); const at = w.begin(); ChunkMemoryLayout.write(v, w); w.end(at); } }
    { const v = m.isRpnExpr; if (v !== undefined) { w.tag(120); w.bool(v); } }
    { const v = m.user; if (v !== undefined) { w.tag(130); const at = w.begin(); UserIdentity.write(v, w); w.end(at); } }
    { const v = m.rootExecutor; if (v !== undefined) { w.tag(138); const at = w.begin(); Executor.write(v, w); w.end(at); } }
    { const v = m.forceEncodeType; if (v !== undefined) { w.tag(144); w.bool(v); } }
    { const v = m.divPrecisionIncrement; if (v !== undefined) { w.tag(152); w.unsigned(v); } }
    { const v = m.intermediateOutputChannels; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(162); const at = w.begin(); IntermediateOutputChannel.write(v[i] as IntermediateOutputChannelInit, w); w.end(at); } } }
  }

  static read(r: Reader): DAGRequest {
    return DAGRequest.merge(new DAGRequest(), r);
  }

  static decode(bytes: Uint8Array): DAGRequest {
    return DAGRequest.merge(new DAGRequest(), new Reader(bytes));
  }

  static encode(m: DAGRequestInit): Uint8Array {
    return encodeWith(DAGRequest.write, m);
  }
}

export interface ChunkMemoryLayoutInit {
  readonly endian?: Endian | undefined;
}

export class ChunkMemoryLayout {
  static readonly typeName = 'tipb.ChunkMemoryLayout';
  declare endian: Endian | undefined;

  constructor() {
    this.endian = undefined;
  }

  static merge(m: ChunkMemoryLayout, r: Reader): ChunkMemoryLayout {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.endian = r.int32(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: ChunkMemoryLayoutInit, w: Writer): void {
    { const v = m.endian; if (v !== undefined) { w.tag(8); w.signed(v); } }
  }

  static read(r: Reader): ChunkMemoryLayout {
    return ChunkMemoryLayout.merge(new ChunkMemoryLayout(), r);
  }

  static decode(bytes: Uint8Array): ChunkMemoryLayout {
    return ChunkMemoryLayout.merge(new ChunkMemoryLayout(), new Reader(bytes));
  }

  static encode(m: ChunkMemoryLayoutInit): Uint8Array {
    return encodeWith(ChunkMemoryLayout.write, m);
  }
}

export interface UserIdentityInit {
  readonly userName?: string | undefined;
  readonly userHost?: string | undefined;
}

export class UserIdentity {
  static readonly typeName = 'tipb.UserIdentity';
  declare userName: string | undefined;
  declare userHost: string | undefined;

  constructor() {
    this.userName = undefined;
    this.userHost = undefined;
  }

  static merge(m: UserIdentity, r: Reader): UserIdentity {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; m.userName = r.string(); continue; }
        case 2: { if (tag !== 18) break; m.userHost = r.string(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: UserIdentityInit, w: Writer): void {
    { const v = m.userName; if (v !== undefined) { w.tag(10); w.string(v); } }
    { const v = m.userHost; if (v !== undefined) { w.tag(18); w.string(v); } }
  }

  static read(r: Reader): UserIdentity {
    return UserIdentity.merge(new UserIdentity(), r);
  }

  static decode(bytes: Uint8Array): UserIdentity {
    return UserIdentity.merge(new UserIdentity(), new Reader(bytes));
  }

  static encode(m: UserIdentityInit): Uint8Array {
    return encodeWith(UserIdentity.write, m);
  }
}

export interface StreamResponseInit {
  readonly error?: ErrorInit | undefined;
  readonly data?: Uint8Array | undefined;
  readonly warnings?: readonly ErrorInit[] | undefined;
  readonly outputCounts?: readonly number[] | undefined;
  readonly warningCount?: number | undefined;
  readonly ndvs?: readonly number[] | undefined;
}

export class StreamResponse {
  static readonly typeName = 'tipb.StreamResponse';
  declare error: Error | undefined;
  declare data: Uint8Array | undefined;
  declare warnings: readonly Error[];
  declare outputCounts: readonly number[];
  declare warningCount: number | undefined;
  declare ndvs: readonly number[];

  constructor() {
    this.error = undefined;
    this.data = undefined;
    this.warnings = EMPTY_LIST;
    this.outputCounts = EMPTY_LIST;
    this.warningCount = undefined;
    this.ndvs = EMPTY_LIST;
  }

  static merge(m: StreamResponse, r: Reader): StreamResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.error = Error.merge(m.error ?? new Error(), r); r.leave(outer); continue; }
        case 3: { if (tag !== 26) break; m.data = r.bytes(); continue; }
        case 4: { if (tag !== 34) break; const outer = r.enter(); if (m.warnings === EMPTY_LIST) m.warnings = []; (m.warnings as Error[]).push(Error.merge(new Error(), r)); r.leave(outer); continue; }
        case 5: {
          if (tag !== 40 && tag !== 42) break;
          if (m.outputCounts === EMPTY_LIST) m.outputCounts = [];
          if (tag === 40) { (m.outputCounts as number[]).push(r.int64()); continue; }
          const outer = r.enter();
          while (r.position < r.limit) (m.outputCounts as number[]).push(r.int64());
          r.leave(outer);
          continue;
        }
        case 6: { if (tag !== 48) break; m.warningCount = r.int64(); continue; }
        case 7: {
          if (tag !== 56 && tag !== 58) break;
          if (m.ndvs === EMPTY_LIST) m.ndvs = [];
          if (tag === 56) { (m.ndvs as number[]).push(r.int64()); continue; }
          const outer = r.enter();
          while (r.position < r.limit) (m.ndvs as number[]).push(r.int64());
          r.leave(outer);
          continue;
        }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: StreamResponseInit, w: Writer): void {
    { const v = m.error; if (v !== undefined) { w.tag(10); const at = w.begin(); Error.write(v, w); w.end(at); } }
    { const v = m.data; if (v !== undefined) { w.tag(26); w.bytes(v); } }
    { const v = m.warnings; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(34); const at = w.begin(); Error.write(v[i] as ErrorInit, w); w.end(at); } } }
    { const v = m.outputCounts; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(40); w.signed(v[i] as number); } } }
    { const v = m.warningCount; if (v !== undefined) { w.tag(48); w.signed(v); } }
    { const v = m.ndvs; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(56); w.signed(v[i] as number); } } }
  }

  static read(r: Reader): StreamResponse {
    return StreamResponse.merge(new StreamResponse(), r);
  }

  static decode(bytes: Uint8Array): StreamResponse {
    return StreamResponse.merge(new StreamResponse(), new Reader(bytes));
  }

  static encode(m: StreamResponseInit): Uint8Array {
    return encodeWith(StreamResponse.write, m);
  }
}

export interface ResourceGroupTagInit {
  readonly sqlDigest?: Uint8Array | undefined;
  readonly planDigest?: Uint8Array | undefined;
  readonly label?: ResourceGroupTagLabel | undefined;
  readonly tableId?: number | undefined;
  readonly keyspaceName?: Uint8Array | undefined;
}

export class ResourceGroupTag {
  static readonly typeName = 'tipb.ResourceGroupTag';
  declare sqlDigest: Uint8Array | undefined;
  declare planDigest: Uint8Array | undefined;
  declare label: ResourceGroupTagLabel | undefined;
  declare tableId: number | undefined;
  declare keyspaceName: Uint8Array | undefined;

  constructor() {
    this.sqlDigest = undefined;
    this.planDigest = undefined;
    this.label = undefined;
    this.tableId = undefined;
    this.keyspaceName = undefined;
  }

  static merge(m: ResourceGroupTag, r: Reader): ResourceGroupTag {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; m.sqlDigest = r.bytes(); continue; }
        case 2: { if (tag !== 18) break; m.planDigest = r.bytes(); continue; }
        case 3: { if (tag !== 24) break; m.label = r.int32(); continue; }
        case 4: { if (tag !== 32) break; m.tableId = r.int64(); continue; }
        case 5: { if (tag !== 42) break; m.keyspaceName = r.bytes(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: ResourceGroupTagInit, w: Writer): void {
    { const v = m.sqlDigest; if (v !== undefined) { w.tag(10); w.bytes(v); } }
    { const v = m.planDigest; if (v !== undefined) { w.tag(18); w.bytes(v); } }
    { const v = m.label; if (v !== undefined) { w.tag(24); w.signed(v); } }
    { const v = m.tableId; if (v !== undefined) { w.tag(32); w.signed(v); } }
    { const v = m.keyspaceName; if (v !== undefined) { w.tag(42); w.bytes(v); } }
  }

  static read(r: Reader): ResourceGroupTag {
    return ResourceGroupTag.merge(new ResourceGroupTag(), r);
  }

  static decode(bytes: Uint8Array): ResourceGroupTag {
    return ResourceGroupTag.merge(new ResourceGroupTag(), new Reader(bytes));
  }

  static encode(m: ResourceGroupTagInit): Uint8Array {
    return encodeWith(ResourceGroupTag.write, m);
  }
}

export interface InUnionMetadataInit {
  readonly inUnion?: boolean | undefined;
}

export class InUnionMetadata {
  static readonly typeName = 'tipb.InUnionMetadata';
  declare inUnion: boolean;

  constructor() {
    this.inUnion = false;
  }

  static merge(m: InUnionMetadata, r: Reader): InUnionMetadata {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.inUnion = r.bool(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: InUnionMetadataInit, w: Writer): void {
    { const v = m.inUnion; if (v !== undefined) { w.tag(8); w.bool(v); } }
  }

  static read(r: Reader): InUnionMetadata {
    return InUnionMetadata.merge(new InUnionMetadata(), r);
  }

  static decode(bytes: Uint8Array): InUnionMetadata {
    return InUnionMetadata.merge(new InUnionMetadata(), new Reader(bytes));
  }

  static encode(m: InUnionMetadataInit): Uint8Array {
    return encodeWith(InUnionMetadata.write, m);
  }
}

export interface CompareInMetadataInit {
  readonly hasNull?: boolean | undefined;
  readonly consts?: Uint8Array | undefined;
}

export class CompareInMetadata {
  static readonly typeName = 'tipb.CompareInMetadata';
  declare hasNull: boolean;
  declare consts: Uint8Array | undefined;

  constructor() {
    this.hasNull = false;
    this.consts = undefined;
  }

  static merge(m: CompareInMetadata, r: Reader): CompareInMetadata {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.hasNull = r.bool(); continue; }
        case 2: { if (tag !== 18) break; m.consts = r.bytes(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: CompareInMetadataInit, w: Writer): void {
    { const v = m.hasNull; if (v !== undefined) { w.tag(8); w.bool(v); } }
    { const v = m.consts; if (v !== undefined) { w.tag(18); w.bytes(v); } }
  }

  static read(r: Reader): CompareInMetadata {
    return CompareInMetadata.merge(new CompareInMetadata(), r);
  }

  static decode(bytes: Uint8Array): CompareInMetadata {
    return CompareInMetadata.merge(new CompareInMetadata(), new Reader(bytes));
  }

  static encode(m: CompareInMetadataInit): Uint8Array {
    return encodeWith(CompareInMetadata.write, m);
  }
}

export interface GroupingMarkInit {
  readonly groupingNums?: readonly number[] | undefined;
}

export class GroupingMark {
  static readonly typeName = 'tipb.GroupingMark';
  declare groupingNums: readonly number[];

  constructor() {
    this.groupingNums = EMPTY_LIST;
  }

  static merge(m: GroupingMark, r: Reader): GroupingMark {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 8 && tag !== 10) break;
          if (m.groupingNums === EMPTY_LIST) m.groupingNums = [];
          if (tag === 8) { (m.groupingNums as number[]).push(r.uint64()); continue; }
          const outer = r.enter();
          while (r.position < r.limit) (m.groupingNums as number[]).push(r.uint64());
          r.leave(outer);
          continue;
        }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: GroupingMarkInit, w: Writer): void {
    { const v = m.groupingNums; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(8); w.unsigned(v[i] as number); } } }
  }

  static read(r: Reader): GroupingMark {
    return GroupingMark.merge(new GroupingMark(), r);
  }

  static decode(bytes: Uint8Array): GroupingMark {
    return GroupingMark.merge(new GroupingMark(), new Reader(bytes));
  }

  static encode(m: GroupingMarkInit): Uint8Array {
    return encodeWith(GroupingMark.write, m);
  }
}

export interface GroupingFunctionMetadataInit {
  readonly mode?: GroupingMode | undefined;
  readonly groupingMarks?: readonly GroupingMarkInit[] | undefined;
}

export class GroupingFunctionMetadata {
  static readonly typeName = 'tipb.GroupingFunctionMetadata';
  declare mode: GroupingMode;
  declare groupingMarks: readonly GroupingMark[];

  constructor() {
    this.mode = 0;
    this.groupingMarks = EMPTY_LIST;
  }

  static merge(m: GroupingFunctionMetadata, r: Reader): GroupingFunctionMetadata {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.mode = r.int32(); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); if (m.groupingMarks === EMPTY_LIST) m.groupingMarks = []; (m.groupingMarks as GroupingMark[]).push(GroupingMark.merge(new GroupingMark(), r)); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: GroupingFunctionMetadataInit, w: Writer): void {
    { const v = m.mode; if (v !== undefined) { w.tag(8); w.signed(v); } }
    { const v = m.groupingMarks; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(18); const at = w.begin(); GroupingMark.write(v[i] as GroupingMarkInit, w); w.end(at); } } }
  }

  static read(r: Reader): GroupingFunctionMetadata {
    return GroupingFunctionMetadata.merge(new GroupingFunctionMetadata(), r);
  }

  static decode(bytes: Uint8Array): GroupingFunctionMetadata {
    return GroupingFunctionMetadata.merge(new GroupingFunctionMetadata(), new Reader(bytes));
  }

  static encode(m: GroupingFunctionMetadataInit): Uint8Array {
    return encodeWith(GroupingFunctionMetadata.write, m);
  }
}

export interface ChecksumRewriteRuleInit {
  readonly oldPrefix?: Uint8Array | undefined;
  readonly newPrefix?: Uint8Array | undefined;
}

export class ChecksumRewriteRule {
  static readonly typeName = 'tipb.ChecksumRewriteRule';
  declare oldPrefix: Uint8Array | undefined;
  declare newPrefix: Uint8Array | undefined;

  constructor() {
    this.oldPrefix = undefined;
    this.newPrefix = undefined;
  }

  static merge(m: ChecksumRewriteRule, r: Reader): ChecksumRewriteRule {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; m.oldPrefix = r.bytes(); continue; }
        case 2: { if (tag !== 18) break; m.newPrefix = r.bytes(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: ChecksumRewriteRuleInit, w: Writer): void {
    { const v = m.oldPrefix; if (v !== undefined) { w.tag(10); w.bytes(v); } }
    { const v = m.newPrefix; if (v !== undefined) { w.tag(18); w.bytes(v); } }
  }

  static read(r: Reader): ChecksumRewriteRule {
    return ChecksumRewriteRule.merge(new ChecksumRewriteRule(), r);
  }

  static decode(bytes: Uint8Array): ChecksumRewriteRule {
    return ChecksumRewriteRule.merge(new ChecksumRewriteRule(), new Reader(bytes));
  }

  static encode(m: ChecksumRewriteRuleInit): Uint8Array {
    return encodeWith(ChecksumRewriteRule.write, m);
  }
}

export interface ChecksumRequestInit {
  readonly startTsFallback?: bigint | undefined;
  readonly scanOn?: ChecksumScanOn | undefined;
  readonly algorithm?: ChecksumAlgorithm | undefined;
  readonly rule?: ChecksumRewriteRuleInit | undefined;
}

export class ChecksumRequest {
  static readonly typeName = 'tipb.ChecksumRequest';
  declare startTsFallback: bigint | undefined;
  declare scanOn: ChecksumScanOn | undefined;
  declare algorithm: ChecksumAlgorithm | undefined;
  declare rule: ChecksumRewriteRule | undefined;

  constructor() {
    this.startTsFallback = undefined;
    this.scanOn = undefined;
    this.algorithm = undefined;
    this.rule = undefined;
  }

  static merge(m: ChecksumRequest, r: Reader): ChecksumRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.startTsFallback = r.uint64Big(); continue; }
        case 2: { if (tag !== 16) break; m.scanOn = r.int32(); continue; }
        case 3: { if (tag !== 24) break; m.algorithm = r.int32(); continue; }
        case 4: { if (tag !== 34) break; const outer = r.enter(); m.rule = ChecksumRewriteRule.merge(m.rule ?? new ChecksumRewriteRule(), r); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: ChecksumRequestInit, w: Writer): void {
    { const v = m.startTsFallback; if (v !== undefined) { w.tag(8); w.big(v); } }
    { const v = m.scanOn; if (v !== undefined) { w.tag(16); w.signed(v); } }
    { const v = m.algorithm; if (v !== undefined) { w.tag(24); w.signed(v); } }
    { const v = m.rule; if (v !== undefined) { w.tag(34); const at = w.begin(); ChecksumRewriteRule.write(v, w); w.end(at); } }
  }

  static read(r: Reader): ChecksumRequest {
    return ChecksumRequest.merge(new ChecksumRequest(), r);
  }

  static decode(bytes: Uint8Array): ChecksumRequest {
    return ChecksumRequest.merge(new ChecksumRequest(), new Reader(bytes));
  }

  static encode(m: ChecksumRequestInit): Uint8Array {
    return encodeWith(ChecksumRequest.write, m);
  }
}

export interface ChecksumResponseInit {
  readonly checksum?: bigint | undefined;
  readonly totalKvs?: number | undefined;
  readonly totalBytes?: number | undefined;
}

export class ChecksumResponse {
  static readonly typeName = 'tipb.ChecksumResponse';
  declare checksum: bigint | undefined;
  declare totalKvs: number | undefined;
  declare totalBytes: number | undefined;

  constructor() {
    this.checksum = undefined;
    this.totalKvs = undefined;
    this.totalBytes = undefined;
  }

  static merge(m: ChecksumResponse, r: Reader): ChecksumResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.checksum = r.uint64Big(); continue; }
        case 2: { if (tag !== 16) break; m.totalKvs = r.uint64(); continue; }
        case 3: { if (tag !== 24) break; m.totalBytes = r.uint64(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: ChecksumResponseInit, w: Writer): void {
    { const v = m.checksum; if (v !== undefined) { w.tag(8); w.big(v); } }
    { const v = m.totalKvs; if (v !== undefined) { w.tag(16); w.unsigned(v); } }
    { const v = m.totalBytes; if (v !== undefined) { w.tag(24); w.unsigned(v); } }
  }

  static read(r: Reader): ChecksumResponse {
    return ChecksumResponse.merge(new ChecksumResponse(), r);
  }

  static decode(bytes: Uint8Array): ChecksumResponse {
    return ChecksumResponse.merge(new ChecksumResponse(), new Reader(bytes));
  }

  static encode(m: ChecksumResponseInit): Uint8Array {
    return encodeWith(ChecksumResponse.write, m);
  }
}

export interface AnalyzeReqInit {
  readonly tp?: AnalyzeType | undefined;
  readonly startTsFallback?: bigint | undefined;
  readonly flags?: number | undefined;
  readonly timeZoneOffset?: number | undefined;
  readonly idxReq?: AnalyzeIndexReqInit | undefined;
  readonly colReq?: AnalyzeColumnsReqInit | undefined;
}

export class AnalyzeReq {
  static readonly typeName = 'tipb.AnalyzeReq';
  declare tp: AnalyzeType | undefined;
  declare startTsFallback: bigint | undefined;
  declare flags: number | undefined;
  declare timeZoneOffset: number | undefined;
  declare idxReq: AnalyzeIndexReq | undefined;
  declare colReq: AnalyzeColumnsReq | undefined;

  constructor() {
    this.tp = undefined;
    this.startTsFallback = undefined;
    this.flags = undefined;
    this.timeZoneOffset = undefined;
    this.idxReq = undefined;
    this.colReq = undefined;
  }

  static merge(m: AnalyzeReq, r: Reader): AnalyzeReq {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.tp = r.int32(); continue; }
        case 2: { if (tag !== 16) break; m.startTsFallback = r.uint64Big(); continue; }
        case 3: { if (tag !== 24) break; m.flags = r.uint64(); continue; }
        case 4: { if (tag !== 32) break; m.timeZoneOffset = r.int64(); continue; }
        case 5: { if (tag !== 42) break; const outer = r.enter(); m.idxReq = AnalyzeIndexReq.merge(m.idxReq ?? new AnalyzeIndexReq(), r); r.leave(outer); continue; }
        case 6: { if (tag !== 50) break; const outer = r.enter(); m.colReq = AnalyzeColumnsReq.merge(m.colReq ?? new AnalyzeColumnsReq(), r); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: AnalyzeReqInit, w: Writer): void {
    { const v = m.tp; if (v !== undefined) { w.tag(8); w.signed(v); } }
    { const v = m.startTsFallback; if (v !== undefined) { w.tag(16); w.big(v); } }
    { const v = m.flags; if (v !== undefined) { w.tag(24); w.unsigned(v); } }
    { const v = m.timeZoneOffset; if (v !== undefined) { w.tag(32); w.signed(v); } }
    { const v = m.idxReq; if (v !== undefined) { w.tag(42); const at = w.begin(); AnalyzeIndexReq.write(v, w); w.end(at); } }
    { const v = m.colReq; if (v !== undefined) { w.tag(50); const at = w.begin(); AnalyzeColumnsReq.write(v, w); w.end(at); } }
  }

  static read(r: Reader): AnalyzeReq {
    return AnalyzeReq.merge(new AnalyzeReq(), r);
  }

  static decode(bytes: Uint8Array): AnalyzeReq {
    return AnalyzeReq.merge(new AnalyzeReq(), new Reader(bytes));
  }

  static encode(m: AnalyzeReqInit): Uint8Array {
    return encodeWith(AnalyzeReq.write, m);
  }
}

export interface AnalyzeIndexReqInit {
  readonly bucketSize?: number | undefined;
  readonly numColumns?: number | undefined;
  readonly cmsketchDepth?: number | undefined;
  readonly cmsketchWidth?: number | undefined;
  readonly sampleSize?: number | undefined;
  readonly sketchSize?: number | undefined;
  readonly topNSize?: number | undefined;
  readonly version?: number | undefined;
}

export class AnalyzeIndexReq {
  static readonly typeName = 'tipb.AnalyzeIndexReq';
  declare bucketSize: number | undefined;
  declare numColumns: number | undefined;
  declare cmsketchDepth: number | undefined;
  declare cmsketchWidth: number | undefined;
  declare sampleSize: number | undefined;
  declare sketchSize: number | undefined;
  declare topNSize: number | undefined;
  declare version: number | undefined;

  constructor() {
    this.bucketSize = undefined;
    this.numColumns = undefined;
    this.cmsketchDepth = undefined;
    this.cmsketchWidth = undefined;
    this.sampleSize = undefined;
    this.sketchSize = undefined;
    this.topNSize = undefined;
    this.version = undefined;
  }

  static merge(m: AnalyzeIndexReq, r: Reader): AnalyzeIndexReq {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.bucketSize = r.int64(); continue; }
        case 2: { if (tag !== 16) break; m.numColumns = r.int32(); continue; }
        case 3: { if (tag !== 24) break; m.cmsketchDepth = r.int32(); continue; }
        case 4: { if (tag !== 32) break; m.cmsketchWidth = r.int32(); continue; }
        case 5: { if (tag !== 40) break; m.sampleSize = r.int64(); continue; }
        case 6: { if (tag !== 48) break; m.sketchSize = r.int64(); continue; }
        case 7: { if (tag !== 56) break; m.topNSize = r.int32(); continue; }
        case 8: { if (tag !== 64) break; m.version = r.int32(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: AnalyzeIndexReqInit, w: Writer): void {
    { const v = m.bucketSize; if (v !== undefined) { w.tag(8); w.signed(v); } }
    { const v = m.numColumns; if (v !== undefined) { w.tag(16); w.signed(v); } }
    { const v = m.cmsketchDepth; if (v !== undefined) { w.tag(24); w.signed(v); } }
    { const v = m.cmsketchWidth; if (v !== undefined) { w.tag(32); w.signed(v); } }
    { const v = m.sampleSize; if (v !== undefined) { w.tag(40); w.signed(v); } }
    { const v = m.sketchSize; if (v !== undefined) { w.tag(48); w.signed(v); } }
    { const v = m.topNSize; if (v !== undefined) { w.tag(56); w.signed(v); } }
    { const v = m.version; if (v !== undefined) { w.tag(64); w.signed(v); } }
  }

  static read(r: Reader): AnalyzeIndexReq {
    return AnalyzeIndexReq.merge(new AnalyzeIndexReq(), r);
  }

  static decode(bytes: Uint8Array): AnalyzeIndexReq {
    return AnalyzeIndexReq.merge(new AnalyzeIndexReq(), new Reader(bytes));
  }

  static encode(m: AnalyzeIndexReqInit): Uint8Array {
    return encodeWith(AnalyzeIndexReq.write, m);
  }
}

export interface AnalyzeColumnsReqInit {
  readonly bucketSize?: number | undefined;
  readonly sampleSize?: number | undefined;
  readonly sketchSize?: number | undefined;
  readonly columnsInfo?: readonly ColumnInfoInit[] | undefined;
  readonly cmsketchDepth?: number | undefined;
  readonly cmsketchWidth?: number | undefined;
  readonly primaryColumnIds?: readonly number[] | undefined;
  readonly version?: number | undefined;
  readonly primaryPrefixColumnIds?: readonly number[] | undefined;
  readonly columnGroups?: readonly AnalyzeColumnGroupInit[] | undefined;
  readonly sampleRate?: number | undefined;
  readonly ndvRate?: number | undefined;
}

export class AnalyzeColumnsReq {
  static readonly typeName = 'tipb.AnalyzeColumnsReq';
  declare bucketSize: number | undefined;
  declare sampleSize: number | undefined;
  declare sketchSize: number | undefined;
  declare columnsInfo: readonly ColumnInfo[];
  declare cmsketchDepth: number | undefined;
  declare cmsketchWidth: number | undefined;
  declare primaryColumnIds: readonly number[];
  declare version: number | undefined;
  declare primaryPrefixColumnIds: readonly number[];
  declare columnGroups: readonly AnalyzeColumnGroup[];
  declare sampleRate: number | undefined;
  declare ndvRate: number | undefined;

  constructor() {
    this.bucketSize = undefined;
    this.sampleSize = undefined;
    this.sketchSize = undefined;
    this.columnsInfo = EMPTY_LIST;
    this.cmsketchDepth = undefined;
    this.cmsketchWidth = undefined;
    this.primaryColumnIds = EMPTY_LIST;
    this.version = undefined;
    this.primaryPrefixColumnIds = EMPTY_LIST;
    this.columnGroups = EMPTY_LIST;
    this.sampleRate = undefined;
    this.ndvRate = undefined;
  }

  static merge(m: AnalyzeColumnsReq, r: Reader): AnalyzeColumnsReq {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.bucketSize = r.int64(); continue; }
        case 2: { if (tag !== 16) break; m.sampleSize = r.int64(); continue; }
        case 3: { if (tag !== 24) break; m.sketchSize = r.int64(); continue; }
        case 4: { if (tag !== 34) break; const outer = r.enter(); if (m.columnsInfo === EMPTY_LIST) m.columnsInfo = []; (m.columnsInfo as ColumnInfo[]).push(ColumnInfo.merge(new ColumnInfo(), r)); r.leave(outer); continue; }
        case 5: { if (tag !== 40) break; m.cmsketchDepth = r.int32(); continue; }
        case 6: { if (tag !== 48) break; m.cmsketchWidth = r.int32(); continue; }
        case 7: {
          if (tag !== 56 && tag !== 58) break;
          if (m.primaryColumnIds === EMPTY_LIST) m.primaryColumnIds = [];
          if (tag === 56) { (m.primaryColumnIds as number[]).push(r.int64()); continue; }
          const outer = r.enter();
          while (r.position < r.limit) (m.primaryColumnIds as number[]).push(r.int64());
          r.leave(outer);
          continue;
        }
        case 8: { if (tag !== 64) break; m.version = r.int32(); continue; }
        case 9: {
          if (tag !== 72 && tag !== 74) break;
          if (m.primaryPrefixColumnIds === EMPTY_LIST) m.primaryPrefixColumnIds = [];
          if (tag === 72) { (m.primaryPrefixColumnIds as number[]).push(r.int64()); continue; }
          const outer = r.enter();
          while (r.position < r.limit) (m.primaryPrefixColumnIds as number[]).push(r.int64());
          r.leave(outer);
          continue;
        }
        case 10: { if (tag !== 82) break; const outer = r.enter(); if (m.columnGroups === EMPTY_LIST) m.columnGroups = []; (m.columnGroups as AnalyzeColumnGroup[]).push(AnalyzeColumnGroup.merge(new AnalyzeColumnGroup(), r)); r.leave(outer); continue; }
        case 11: { if (tag !== 89) break; m.sampleRate = r.double(); continue; }
        case 12: { if (tag !== 97) break; m.ndvRate = r.double(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: AnalyzeColumnsReqInit, w: Writer): void {
    { const v = m.bucketSize; if (v !== undefined) { w.tag(8); w.signed(v); } }
    { const v = m.sampleSize; if (v !== undefined) { w.tag(16); w.signed(v); } }
    { const v = m.sketchSize; if (v !== undefined) { w.tag(24); w.signed(v); } }
    { const v = m.columnsInfo; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(34); const at = w.begin(); ColumnInfo.write(v[i] as ColumnInfoInit, w); w.end(at); } } }
    { const v = m.cmsketchDepth; if (v !== undefined) { w.tag(40); w.signed(v); } }
    { const v = m.cmsketchWidth; if (v !== undefined) { w.tag(48); w.signed(v); } }
    { const v = m.primaryColumnIds; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(56); w.signed(v[i] as number); } } }
    { const v = m.version; if (v !== undefined) { w.tag(64); w.signed(v); } }
    { const v = m.primaryPrefixColumnIds; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(72); w.signed(v[i] as number); } } }
    { const v = m.columnGroups; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(82); const at = w.begin(); AnalyzeColumnGroup.write(v[i] as AnalyzeColumnGroupInit, w); w.end(at); } } }
    { const v = m.sampleRate; if (v !== undefined) { w.tag(89); w.double(v); } }
    { const v = m.ndvRate; if (v !== undefined) { w.tag(97); w.double(v); } }
  }

  static read(r: Reader): AnalyzeColumnsReq {
    return AnalyzeColumnsReq.merge(new AnalyzeColumnsReq(), r);
  }

  static decode(bytes: Uint8Array): AnalyzeColumnsReq {
    return AnalyzeColumnsReq.merge(new AnalyzeColumnsReq(), new Reader(bytes));
  }

  static encode(m: AnalyzeColumnsReqInit): Uint8Array {
    return encodeWith(AnalyzeColumnsReq.write, m);
  }
}

export interface AnalyzeMixedRespInit {
  readonly columnsResp?: AnalyzeColumnsRespInit | undefined;
  readonly indexResp?: AnalyzeIndexRespInit | undefined;
}

export class AnalyzeMixedResp {
  static readonly typeName = 'tipb.AnalyzeMixedResp';
  declare columnsResp: AnalyzeColumnsResp | undefined;
  declare indexResp: AnalyzeIndexResp | undefined;

  constructor() {
    this.columnsResp = undefined;
    this.indexResp = undefined;
  }

  static merge(m: AnalyzeMixedResp, r: Reader): AnalyzeMixedResp {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.columnsResp = AnalyzeColumnsResp.merge(m.columnsResp ?? new AnalyzeColumnsResp(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); m.indexResp = AnalyzeIndexResp.merge(m.indexResp ?? new AnalyzeIndexResp(), r); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: AnalyzeMixedRespInit, w: Writer): void {
    { const v = m.columnsResp; if (v !== undefined) { w.tag(10); const at = w.begin(); AnalyzeColumnsResp.write(v, w); w.end(at); } }
    { const v = m.indexResp; if (v !== undefined) { w.tag(18); const at = w.begin(); AnalyzeIndexResp.write(v, w); w.end(at); } }
  }

  static read(r: Reader): AnalyzeMixedResp {
    return AnalyzeMixedResp.merge(new AnalyzeMixedResp(), r);
  }

  static decode(bytes: Uint8Array): AnalyzeMixedResp {
    return AnalyzeMixedResp.merge(new AnalyzeMixedResp(), new Reader(bytes));
  }

  static encode(m: AnalyzeMixedRespInit): Uint8Array {
    return encodeWith(AnalyzeMixedResp.write, m);
  }
}

export interface AnalyzeColumnGroupInit {
  readonly columnOffsets?: readonly number[] | undefined;
  readonly prefixLengths?: readonly number[] | undefined;
}

export class AnalyzeColumnGroup {
  static readonly typeName = 'tipb.AnalyzeColumnGroup';
  declare columnOffsets: readonly number[];
  declare prefixLengths: readonly number[];

  constructor() {
    this.columnOffsets = EMPTY_LIST;
    this.prefixLengths = EMPTY_LIST;
  }

  static merge(m: AnalyzeColumnGroup, r: Reader): AnalyzeColumnGroup {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 8 && tag !== 10) break;
          if (m.columnOffsets === EMPTY_LIST) m.columnOffsets = [];
          if (tag === 8) { (m.columnOffsets as number[]).push(r.int64()); continue; }
          const outer = r.enter();
          while (r.position < r.limit) (m.columnOffsets as number[]).push(r.int64());
          r.leave(outer);
          continue;
        }
        case 2: {
          if (tag !== 16 && tag !== 18) break;
          if (m.prefixLengths === EMPTY_LIST) m.prefixLengths = [];
          if (tag === 16) { (m.prefixLengths as number[]).push(r.int64()); continue; }
          const outer = r.enter();
          while (r.position < r.limit) (m.prefixLengths as number[]).push(r.int64());
          r.leave(outer);
          continue;
        }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: AnalyzeColumnGroupInit, w: Writer): void {
    { const v = m.columnOffsets; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(8); w.signed(v[i] as number); } } }
    { const v = m.prefixLengths; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(16); w.signed(v[i] as number); } } }
  }

  static read(r: Reader): AnalyzeColumnGroup {
    return AnalyzeColumnGroup.merge(new AnalyzeColumnGroup(), r);
  }

  static decode(bytes: Uint8Array): AnalyzeColumnGroup {
    return AnalyzeColumnGroup.merge(new AnalyzeColumnGroup(), new Reader(bytes));
  }

  static encode(m: AnalyzeColumnGroupInit): Uint8Array {
    return encodeWith(AnalyzeColumnGroup.write, m);
  }
}

export interface AnalyzeColumnsRespInit {
  readonly collectors?: readonly SampleCollectorInit[] | undefined;
  readonly pkHist?: HistogramInit | undefined;
  readonly rowCollector?: RowSampleCollectorInit | undefined;
}

export class AnalyzeColumnsResp {
  static readonly typeName = 'tipb.AnalyzeColumnsResp';
  declare collectors: readonly SampleCollector[];
  declare pkHist: Histogram | undefined;
  declare rowCollector: RowSampleCollector | undefined;

  constructor() {
    this.collectors = EMPTY_LIST;
    this.pkHist = undefined;
    this.rowCollector = undefined;
  }

  static merge(m: AnalyzeColumnsResp, r: Reader): AnalyzeColumnsResp {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); if (m.collectors === EMPTY_LIST) m.collectors = []; (m.collectors as SampleCollector[]).push(SampleCollector.merge(new SampleCollector(), r)); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); m.pkHist = Histogram.merge(m.pkHist ?? new Histogram(), r); r.leave(outer); continue; }
        case 3: { if (tag !== 26) break; const outer = r.enter(); m.rowCollector = RowSampleCollector.merge(m.rowCollector ?? new RowSampleCollector(), r); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: AnalyzeColumnsRespInit, w: Writer): void {
    { const v = m.collectors; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(10); const at = w.begin(); SampleCollector.write(v[i] as SampleCollectorInit, w); w.end(at); } } }
    { const v = m.pkHist; if (v !== undefined) { w.tag(18); const at = w.begin(); Histogram.write(v, w); w.end(at); } }
    { const v = m.rowCollector; if (v !== undefined) { w.tag(26); const at = w.begin(); RowSampleCollector.write(v, w); w.end(at); } }
  }

  static read(r: Reader): AnalyzeColumnsResp {
    return AnalyzeColumnsResp.merge(new AnalyzeColumnsResp(), r);
  }

  static decode(bytes: Uint8Array): AnalyzeColumnsResp {
    return AnalyzeColumnsResp.merge(new AnalyzeColumnsResp(), new Reader(bytes));
  }

  static encode(m: AnalyzeColumnsRespInit): Uint8Array {
    return encodeWith(AnalyzeColumnsResp.write, m);
  }
}

export interface AnalyzeIndexRespInit {
  readonly hist?: HistogramInit | undefined;
  readonly cms?: CMSketchInit | undefined;
  readonly collector?: SampleCollectorInit | undefined;
}

export class AnalyzeIndexResp {
  static readonly typeName = 'tipb.AnalyzeIndexResp';
  declare hist: Histogram | undefined;
  declare cms: CMSketch | undefined;
  declare collector: SampleCollector | undefined;

  constructor() {
    this.hist = undefined;
    this.cms = undefined;
    this.collector = undefined;
  }

  static merge(m: AnalyzeIndexResp, r: Reader): AnalyzeIndexResp {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.hist = Histogram.merge(m.hist ?? new Histogram(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); m.cms = CMSketch.merge(m.cms ?? new CMSketch(), r); r.leave(outer); continue; }
        case 3: { if (tag !== 26) break; const outer = r.enter(); m.collector = SampleCollector.merge(m.collector ?? new SampleCollector(), r); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: AnalyzeIndexRespInit, w: Writer): void {
    { const v = m.hist; if (v !== undefined) { w.tag(10); const at = w.begin(); Histogram.write(v, w); w.end(at); } }
    { const v = m.cms; if (v !== undefined) { w.tag(18); const at = w.begin(); CMSketch.write(v, w); w.end(at); } }
    { const v = m.collector; if (v !== undefined) { w.tag(26); const at = w.begin(); SampleCollector.write(v, w); w.end(at); } }
  }

  static read(r: Reader): AnalyzeIndexResp {
    return AnalyzeIndexResp.merge(new AnalyzeIndexResp(), r);
  }

  static decode(bytes: Uint8Array): AnalyzeIndexResp {
    return AnalyzeIndexResp.merge(new AnalyzeIndexResp(), new Reader(bytes));
  }

  static encode(m: AnalyzeIndexRespInit): Uint8Array {
    return encodeWith(AnalyzeIndexResp.write, m);
  }
}

export interface BucketInit {
  readonly count?: number | undefined;
  readonly lowerBound?: Uint8Array | undefined;
  readonly upperBound?: Uint8Array | undefined;
  readonly repeats?: number | undefined;
  readonly ndv?: number | undefined;
}

export class Bucket {
  static readonly typeName = 'tipb.Bucket';
  declare count: number | undefined;
  declare lowerBound: Uint8Array | undefined;
  declare upperBound: Uint8Array | undefined;
  declare repeats: number | undefined;
  declare ndv: number | undefined;

  constructor() {
    this.count = undefined;
    this.lowerBound = undefined;
    this.upperBound = undefined;
    this.repeats = undefined;
    this.ndv = undefined;
  }

  static merge(m: Bucket, r: Reader): Bucket {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.count = r.int64(); continue; }
        case 2: { if (tag !== 18) break; m.lowerBound = r.bytes(); continue; }
        case 3: { if (tag !== 26) break; m.upperBound = r.bytes(); continue; }
        case 4: { if (tag !== 32) break; m.repeats = r.int64(); continue; }
        case 5: { if (tag !== 40) break; m.ndv = r.int64(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: BucketInit, w: Writer): void {
    { const v = m.count; if (v !== undefined) { w.tag(8); w.signed(v); } }
    { const v = m.lowerBound; if (v !== undefined) { w.tag(18); w.bytes(v); } }
    { const v = m.upperBound; if (v !== undefined) { w.tag(26); w.bytes(v); } }
    { const v = m.repeats; if (v !== undefined) { w.tag(32); w.signed(v); } }
    { const v = m.ndv; if (v !== undefined) { w.tag(40); w.signed(v); } }
  }

  static read(r: Reader): Bucket {
    return Bucket.merge(new Bucket(), r);
  }

  static decode(bytes: Uint8Array): Bucket {
    return Bucket.merge(new Bucket(), new Reader(bytes));
  }

  static encode(m: BucketInit): Uint8Array {
    return encodeWith(Bucket.write, m);
  }
}

export interface HistogramInit {
  readonly ndv?: number | undefined;
  readonly buckets?: readonly BucketInit[] | undefined;
}

export class Histogram {
  static readonly typeName = 'tipb.Histogram';
  declare ndv: number | undefined;
  declare buckets: readonly Bucket[];

  constructor() {
    this.ndv = undefined;
    this.buckets = EMPTY_LIST;
  }

  static merge(m: Histogram, r: Reader): Histogram {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.ndv = r.int64(); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); if (m.buckets === EMPTY_LIST) m.buckets = []; (m.buckets as Bucket[]).push(Bucket.merge(new Bucket(), r)); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: HistogramInit, w: Writer): void {
    { const v = m.ndv; if (v !== undefined) { w.tag(8); w.signed(v); } }
    { const v = m.buckets; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(18); const at = w.begin(); Bucket.write(v[i] as BucketInit, w); w.end(at); } } }
  }

  static read(r: Reader): Histogram {
    return Histogram.merge(new Histogram(), r);
  }

  static decode(bytes: Uint8Array): Histogram {
    return Histogram.merge(new Histogram(), new Reader(bytes));
  }

  static encode(m: HistogramInit): Uint8Array {
    return encodeWith(Histogram.write, m);
  }
}

export interface FMSketchInit {
  readonly mask?: bigint | undefined;
  readonly hashset?: readonly bigint[] | undefined;
}

export class FMSketch {
  static readonly typeName = 'tipb.FMSketch';
  declare mask: bigint | undefined;
  declare hashset: readonly bigint[];

  constructor() {
    this.mask = undefined;
    this.hashset = EMPTY_LIST;
  }

  static merge(m: FMSketch, r: Reader): FMSketch {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.mask = r.uint64Big(); continue; }
        case 2: {
          if (tag !== 16 && tag !== 18) break;
          if (m.hashset === EMPTY_LIST) m.hashset = [];
          if (tag === 16) { (m.hashset as bigint[]).push(r.uint64Big()); continue; }
          const outer = r.enter();
          while (r.position < r.limit) (m.hashset as bigint[]).push(r.uint64Big());
          r.leave(outer);
          continue;
        }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: FMSketchInit, w: Writer): void {
    { const v = m.mask; if (v !== undefined) { w.tag(8); w.big(v); } }
    { const v = m.hashset; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(16); w.big(v[i] as bigint); } } }
  }

  static read(r: Reader): FMSketch {
    return FMSketch.merge(new FMSketch(), r);
  }

  static decode(bytes: Uint8Array): FMSketch {
    return FMSketch.merge(new FMSketch(), new Reader(bytes));
  }

  static encode(m: FMSketchInit): Uint8Array {
    return encodeWith(FMSketch.write, m);
  }
}

export interface SampleCollectorInit {
  readonly samples?: readonly Uint8Array[] | undefined;
  readonly nullCount?: number | undefined;
  readonly count?: number | undefined;
  readonly fmSketch?: FMSketchInit | undefined;
  readonly cmSketch?: CMSketchInit | undefined;
  readonly totalSize?: number | undefined;
}

export class SampleCollector {
  static readonly typeName = 'tipb.SampleCollector';
  declare samples: readonly Uint8Array[];
  declare nullCount: number | undefined;
  declare count: number | undefined;
  declare fmSketch: FMSketch | undefined;
  declare cmSketch: CMSketch | undefined;
  declare totalSize: number | undefined;

  constructor() {
    this.samples = EMPTY_LIST;
    this.nullCount = undefined;
    this.count = undefined;
    this.fmSketch = undefined;
    this.cmSketch = undefined;
    this.totalSize = undefined;
  }

  static merge(m: SampleCollector, r: Reader): SampleCollector {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; if (m.samples === EMPTY_LIST) m.samples = []; (m.samples as Uint8Array[]).push(r.bytes()); continue; }
        case 2: { if (tag !== 16) break; m.nullCount = r.int64(); continue; }
        case 3: { if (tag !== 24) break; m.count = r.int64(); continue; }
        case 4: { if (tag !== 34) break; const outer = r.enter(); m.fmSketch = FMSketch.merge(m.fmSketch ?? new FMSketch(), r); r.leave(outer); continue; }
        case 5: { if (tag !== 42) break; const outer = r.enter(); m.cmSketch = CMSketch.merge(m.cmSketch ?? new CMSketch(), r); r.leave(outer); continue; }
        case 6: { if (tag !== 48) break; m.totalSize = r.int64(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: SampleCollectorInit, w: Writer): void {
    { const v = m.samples; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(10); w.bytes(v[i] as Uint8Array); } } }
    { const v = m.nullCount; if (v !== undefined) { w.tag(16); w.signed(v); } }
    { const v = m.count; if (v !== undefined) { w.tag(24); w.signed(v); } }
    { const v = m.fmSketch; if (v !== undefined) { w.tag(34); const at = w.begin(); FMSketch.write(v, w); w.end(at); } }
    { const v = m.cmSketch; if (v !== undefined) { w.tag(42); const at = w.begin(); CMSketch.write(v, w); w.end(at); } }
    { const v = m.totalSize; if (v !== undefined) { w.tag(48); w.signed(v); } }
  }

  static read(r: Reader): SampleCollector {
    return SampleCollector.merge(new SampleCollector(), r);
  }

  static decode(bytes: Uint8Array): SampleCollector {
    return SampleCollector.merge(new SampleCollector(), new Reader(bytes));
  }

  static encode(m: SampleCollectorInit): Uint8Array {
    return encodeWith(SampleCollector.write, m);
  }
}

export interface RowSampleCollectorInit {
  readonly samples?: readonly RowSampleInit[] | undefined;
  readonly nullCounts?: readonly number[] | undefined;
  readonly count?: number | undefined;
  readonly fmSketch?: readonly FMSketchInit[] | undefined;
  readonly totalSize?: readonly number[] | undefined;
  readonly singletonSketch?: readonly FMSketchInit[] | undefined;
  readonly sketchSampleCount?: number | undefined;
}

export class RowSampleCollector {
  static readonly typeName = 'tipb.RowSampleCollector';
  declare samples: readonly RowSample[];
  declare nullCounts: readonly number[];
  declare count: number | undefined;
  declare fmSketch: readonly FMSketch[];
  declare totalSize: readonly number[];
  declare singletonSketch: readonly FMSketch[];
  declare sketchSampleCount: number | undefined;

  constructor() {
    this.samples = EMPTY_LIST;
    this.nullCounts = EMPTY_LIST;
    this.count = undefined;
    this.fmSketch = EMPTY_LIST;
    this.totalSize = EMPTY_LIST;
    this.singletonSketch = EMPTY_LIST;
    this.sketchSampleCount = undefined;
  }

  static merge(m: RowSampleCollector, r: Reader): RowSampleCollector {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); if (m.samples === EMPTY_LIST) m.samples = []; (m.samples as RowSample[]).push(RowSample.merge(new RowSample(), r)); r.leave(outer); continue; }
        case 2: {
          if (tag !== 16 && tag !== 18) break;
          if (m.nullCounts === EMPTY_LIST) m.nullCounts = [];
          if (tag === 16) { (m.nullCounts as number[]).push(r.int64()); continue; }
          const outer = r.enter();
          while (r.position < r.limit) (m.nullCounts as number[]).push(r.int64());
          r.leave(outer);
          continue;
        }
        case 3: { if (tag !== 24) break; m.count = r.int64(); continue; }
        case 4: { if (tag !== 34) break; const outer = r.enter(); if (m.fmSketch === EMPTY_LIST) m.fmSketch = []; (m.fmSketch as FMSketch[]).push(FMSketch.merge(new FMSketch(), r)); r.leave(outer); continue; }
        case 5: {
          if (tag !== 40 && tag !== 42) break;
          if (m.totalSize === EMPTY_LIST) m.totalSize = [];
          if (tag === 40) { (m.totalSize as number[]).push(r.int64()); continue; }
          const outer = r.enter();
          while (r.position < r.limit) (m.totalSize as number[]).push(r.int64());
          r.leave(outer);
          continue;
        }
        case 6: { if (tag !== 50) break; const outer = r.enter(); if (m.singletonSketch === EMPTY_LIST) m.singletonSketch = []; (m.singletonSketch as FMSketch[]).push(FMSketch.merge(new FMSketch(), r)); r.leave(outer); continue; }
        case 7: { if (tag !== 56) break; m.sketchSampleCount = r.int64(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: RowSampleCollectorInit, w: Writer): void {
    { const v = m.samples; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(10); const at = w.begin(); RowSample.write(v[i] as RowSampleInit, w); w.end(at); } } }
    { const v = m.nullCounts; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(16); w.signed(v[i] as number); } } }
    { const v = m.count; if (v !== undefined) { w.tag(24); w.signed(v); } }
    { const v = m.fmSketch; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(34); const at = w.begin(); FMSketch.write(v[i] as FMSketchInit, w); w.end(at); } } }
    { const v = m.totalSize; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(40); w.signed(v[i] as number); } } }
    { const v = m.singletonSketch; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(50); const at = w.begin(); FMSketch.write(v[i] as FMSketchInit, w); w.end(at); } } }
    { const v = m.sketchSampleCount; if (v !== undefined) { w.tag(56); w.signed(v); } }
  }

  static read(r: Reader): RowSampleCollector {
    return RowSampleCollector.merge(new RowSampleCollector(), r);
  }

  static decode(bytes: Uint8Array): RowSampleCollector {
    return RowSampleCollector.merge(new RowSampleCollector(), new Reader(bytes));
  }

  static encode(m: RowSampleCollectorInit): Uint8Array {
    return encodeWith(RowSampleCollector.write, m);
  }
}

export interface RowSampleInit {
  readonly row?: readonly Uint8Array[] | undefined;
  readonly weight?: number | undefined;
}

export class RowSample {
  static readonly typeName = 'tipb.RowSample';
  declare row: readonly Uint8Array[];
  declare weight: number | undefined;

  constructor() {
    this.row = EMPTY_LIST;
    this.weight = undefined;
  }

  static merge(m: RowSample, r: Reader): RowSample {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; if (m.row === EMPTY_LIST) m.row = []; (m.row as Uint8Array[]).push(r.bytes()); continue; }
        case 2: { if (tag !== 16) break; m.weight = r.int64(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: RowSampleInit, w: Writer): void {
    { const v = m.row; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(10); w.bytes(v[i] as Uint8Array); } } }
    { const v = m.weight; if (v !== undefined) { w.tag(16); w.signed(v); } }
  }

  static read(r: Reader): RowSample {
    return RowSample.merge(new RowSample(), r);
  }

  static decode(bytes: Uint8Array): RowSample {
    return RowSample.merge(new RowSample(), new Reader(bytes));
  }

  static encode(m: RowSampleInit): Uint8Array {
    return encodeWith(RowSample.write, m);
  }
}

export interface CMSketchRowInit {
  readonly counters?: readonly number[] | undefined;
}

export class CMSketchRow {
  static readonly typeName = 'tipb.CMSketchRow';
  declare counters: readonly number[];

  constructor() {
    this.counters = EMPTY_LIST;
  }

  static merge(m: CMSketchRow, r: Reader): CMSketchRow {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 8 && tag !== 10) break;
          if (m.counters === EMPTY_LIST) m.counters = [];
          if (tag === 8) { (m.counters as number[]).push(r.uint32()); continue; }
          const outer = r.enter();
          while (r.position < r.limit) (m.counters as number[]).push(r.uint32());
          r.leave(outer);
          continue;
        }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: CMSketchRowInit, w: Writer): void {
    { const v = m.counters; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(8); w.unsigned(v[i] as number); } } }
  }

  static read(r: Reader): CMSketchRow {
    return CMSketchRow.merge(new CMSketchRow(), r);
  }

  static decode(bytes: Uint8Array): CMSketchRow {
    return CMSketchRow.merge(new CMSketchRow(), new Reader(bytes));
  }

  static encode(m: CMSketchRowInit): Uint8Array {
    return encodeWith(CMSketchRow.write, m);
  }
}

export interface CMSketchTopNInit {
  readonly data?: Uint8Array | undefined;
  readonly count?: number | undefined;
}

export class CMSketchTopN {
  static readonly typeName = 'tipb.CMSketchTopN';
  declare data: Uint8Array | undefined;
  declare count: number | undefined;

  constructor() {
    this.data = undefined;
    this.count = undefined;
  }

  static merge(m: CMSketchTopN, r: Reader): CMSketchTopN {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; m.data = r.bytes(); continue; }
        case 2: { if (tag !== 16) break; m.count = r.uint64(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: CMSketchTopNInit, w: Writer): void {
    { const v = m.data; if (v !== undefined) { w.tag(10); w.bytes(v); } }
    { const v = m.count; if (v !== undefined) { w.tag(16); w.unsigned(v); } }
  }

  static read(r: Reader): CMSketchTopN {
    return CMSketchTopN.merge(new CMSketchTopN(), r);
  }

  static decode(bytes: Uint8Array): CMSketchTopN {
    return CMSketchTopN.merge(new CMSketchTopN(), new Reader(bytes));
  }

  static encode(m: CMSketchTopNInit): Uint8Array {
    return encodeWith(CMSketchTopN.write, m);
  }
}

export interface CMSketchInit {
  readonly rows?: readonly CMSketchRowInit[] | undefined;
  readonly topN?: readonly CMSketchTopNInit[] | undefined;
  readonly defaultValue?: number | undefined;
}

export class CMSketch {
  static readonly typeName = 'tipb.CMSketch';
  declare rows: readonly CMSketchRow[];
  declare topN: readonly CMSketchTopN[];
  declare defaultValue: number | undefined;

  constructor() {
    this.rows = EMPTY_LIST;
    this.topN = EMPTY_LIST;
    this.defaultValue = undefined;
  }

  static merge(m: CMSketch, r: Reader): CMSketch {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); if (m.rows === EMPTY_LIST) m.rows = []; (m.rows as CMSketchRow[]).push(CMSketchRow.merge(new CMSketchRow(), r)); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); if (m.topN === EMPTY_LIST) m.topN = []; (m.topN as CMSketchTopN[]).push(CMSketchTopN.merge(new CMSketchTopN(), r)); r.leave(outer); continue; }
        case 3: { if (tag !== 24) break; m.defaultValue = r.uint64(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: CMSketchInit, w: Writer): void {
    { const v = m.rows; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(10); const at = w.begin(); CMSketchRow.write(v[i] as CMSketchRowInit, w); w.end(at); } } }
    { const v = m.topN; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(18); const at = w.begin(); CMSketchTopN.write(v[i] as CMSketchTopNInit, w); w.end(at); } } }
    { const v = m.defaultValue; if (v !== undefined) { w.tag(24); w.unsigned(v); } }
  }

  static read(r: Reader): CMSketch {
    return CMSketch.merge(new CMSketch(), r);
  }

  static decode(bytes: Uint8Array): CMSketch {
    return CMSketch.merge(new CMSketch(), new Reader(bytes));
  }

  static encode(m: CMSketchInit): Uint8Array {
    return encodeWith(CMSketch.write, m);
  }
}
