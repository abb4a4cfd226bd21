import java.io.*; import java.nio.charset.StandardCharsets; import java.nio.file.*; import java.util.*;
import org.apache.lucene.analysis.core.WhitespaceAnalyzer;
import org.apache.lucene.document.*;
import org.apache.lucene.index.*;
import org.apache.lucene.search.*;
import org.apache.lucene.store.*;

/** hits DIR QUERIES OUT: the best twenty of each query. build SRC DIR N: a segment for every N documents. delete DIR: every hundredth document, nothing merged. */
public class LuceneHits {
  public static void main(String[] a) throws Exception {
    if (a[0].equals("delete")) { delete(a[1]); return; }
    if (a[0].equals("build")) { build(a[1], a[2], Integer.parseInt(a[3])); return; }
    try (DirectoryReader reader = DirectoryReader.open(FSDirectory.open(Paths.get(a[1]))); PrintWriter out = new PrintWriter(a[3], "UTF-8")) {
      IndexSearcher searcher = new IndexSearcher(reader);
      for (String line : Files.readAllLines(Paths.get(a[2]), StandardCharsets.UTF_8)) {
        String[] parts = line.split("\t");
        TopDocs top = searcher.search(LuceneBench.mk(parts[0], parts[1].split(" ")), 20);
        StringBuilder ids = new StringBuilder();
        for (ScoreDoc hit : top.scoreDocs) ids.append(searcher.doc(hit.doc).get("id")).append(':').append(hit.score).append(' ');
        out.println(parts[0] + "\t" + searcher.count(LuceneBench.mk(parts[0], parts[1].split(" "))) + "\t" + ids.toString().trim());
      }
    }
  }

  // The documents of LuceneBench.
  private static void build(String source, String dir, int documentsOfSegment) throws Exception {
    IndexWriterConfig config = new IndexWriterConfig(new WhitespaceAnalyzer());
    config.setOpenMode(IndexWriterConfig.OpenMode.CREATE);
    config.setRAMBufferSizeMB(2000);
    config.setMergePolicy(NoMergePolicy.INSTANCE);
    config.setIndexSort(new Sort(new SortField("date", SortField.Type.INT, true)));
    try (IndexWriter writer = new IndexWriter(FSDirectory.open(Paths.get(dir)), config); BufferedReader reader = Files.newBufferedReader(Paths.get(source), StandardCharsets.UTF_8)) {
      int count = 0;
      for (String line; (line = reader.readLine()) != null; ) {
        String[] parts = line.split("\t");
        Document document = new Document();
        document.add(new StringField("id", parts[0], Field.Store.YES));
        document.add(new Field("body", parts[5], TextField.TYPE_NOT_STORED));
        document.add(new NumericDocValuesField("agency", Long.parseLong(parts[1])));
        document.add(new NumericDocValuesField("region", Long.parseLong(parts[2])));
        document.add(new NumericDocValuesField("cat", Long.parseLong(parts[3])));
        document.add(new NumericDocValuesField("year", Long.parseLong(parts[4].substring(0, 4)) - 2019));
        document.add(new NumericDocValuesField("date", Long.parseLong(parts[4])));
        document.add(new IntPoint("date", Integer.parseInt(parts[4])));
        writer.addDocument(document);
        if (++count % documentsOfSegment == 0) writer.commit();
      }
      writer.commit();
    }
  }

  private static void delete(String dir) throws Exception {
    IndexWriterConfig config = new IndexWriterConfig(new WhitespaceAnalyzer());
    config.setMergePolicy(NoMergePolicy.INSTANCE);
    config.setIndexSort(new Sort(new SortField("date", SortField.Type.INT, true)));
    try (IndexWriter writer = new IndexWriter(FSDirectory.open(Paths.get(dir)), config)) {
      int documents = writer.getDocStats().maxDoc;
      // LuceneBench removes others itself, and stops if one is gone.
      for (int id = 51; id <= documents; id += 100) writer.deleteDocuments(new Term("id", Integer.toString(id)));
      writer.commit();
    }
  }
}
